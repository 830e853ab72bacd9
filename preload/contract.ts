/**
 * The operations of the application: run-time schemas of their inputs (the renderer is untrusted), types of their
 * outputs, and the events main sends. Everything else about the bridge is derived from these two lists.
 */
import { z } from 'zod';
import type { AbCase, AbChoices, AbTest, AbTestDetail } from './ab-tests.ts';
import { AB_MODES, AB_STEPS, AB_STOP_RULES, AB_SUBJECTS, AB_VERDICTS } from './ab-tests.ts';
import type { Computing } from './backend.ts';
import { PROVIDERS } from './backend.ts';
import type {
  AppState,
  AuditVerdict,
  BatchState,
  DisplayImage,
  ReadinessCheck,
  Reply,
  StudyDetail,
  StudyId,
  StudyRow,
} from './domain.ts';
import { READ_LABELS } from './domain.ts';
import type { HeatMap, HeatProgress, ProbeSummary, RecordedProbe } from './explanation.ts';
import { HEAT_METHODS } from './explanation.ts';
import type {
  DailyMetric,
  DailyQuestions,
  Drift,
  ModelPerformance,
  PeriodMetric,
  PrivacySheet,
  Savings,
} from './metrics.ts';
import type { ActivationReport, GateStep, ImportReport, KeyFile, ModelEntry, SigningKey } from './models.ts';
import type {
  ActivationNeeds,
  MeasuredChoice,
  PassportEntry,
  ReferenceLabel,
  ReferenceSet,
  ReferenceState,
  ReplayReport,
  Signatory,
  SignatoryId,
} from './passport.ts';
import { CUT_OFF_CHOICES, REFERENCE_BASES } from './passport.ts';
import type { ApiChange, ApiSettings, RemoteSettings } from './network.ts';
import type {
  CloudSettings,
  EgressEntry,
  PictureReply,
  QuestionEntry,
  QuestionId,
  QuestionPreview,
} from './questions.ts';
import { CONSENTS } from './questions.ts';

const nothing = z.strictObject({});
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const study = z.custom<StudyId>((value) => typeof value === 'string' && UUID.test(value));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const question = z.custom<QuestionId>((value) => typeof value === 'string' && UUID.test(value));
/** A longer text is no question, and nothing vouches for what may be in it. */
const questionText = z
  .string()
  .min(1)
  .max(4000)
  .refine((text) => text.trim() !== '');
/** Encrypted, or on this very machine. */
const baseUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    const { protocol, hostname, username, password, search, hash } = new URL(text);
    const isPrivate = protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
    return isPrivate && [username, password, search, hash].every((part) => part === '');
  });
/** As a browser writes it in its Origin header. */
const webOrigin = z
  .url({ protocol: /^https?$/ })
  .max(200)
  .refine((text) => new URL(text).origin === text);
/** One segment of a path, or nothing yet. */
const segment = z.union([z.literal(''), z.string().regex(/^\w[\w.-]{0,199}$/)]);
const remoteChoices = z
  .strictObject({
    isOn: z.boolean(),
    address: z.union([z.literal(''), baseUrl]),
    model: segment,
    version: segment,
  })
  .refine(({ isOn, address, model, version }) => !isOn || [address, model, version].every((part) => part !== ''));
const usd = z.number().min(0).max(100_000);
const language = z.enum(['tr', 'en']);
const passphrase = z.string().min(1).max(1024);
const days = z.int().min(1).max(366);
const readLabel = z.enum(READ_LABELS);
const referenceLabel = z.custom<ReferenceLabel>(
  (value) => value !== 'other' && READ_LABELS.some((label) => label === value),
);
const newPassphrase = z.string().min(12).max(1024);
/** The profile's own passphrase, from whoever holds it; null where the OS keychain guards the profile. */
const holder = passphrase.nullable();
const signatory = z.custom<SignatoryId>((value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value));
const signature = z.strictObject({ signatory, passphrase });
const modelVersion = { name: z.string().max(100), version: z.string().max(40) };
const replay = z.string().regex(UUID);
const cutOffs = z.union([
  z.enum(CUT_OFF_CHOICES),
  z.array(z.strictObject({ label: z.string().min(1).max(100), threshold: z.number().min(0).max(1) })).max(1000),
]);
const modelAlias = { alias: z.string().min(1).max(64), scope: z.string().min(1).max(64) };
const pem = z.string().min(1).max(4096);

/** Also the file name of whatever is made of a test, and never used again. */
const abTestName = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/);
const abArm = z.string().min(1).max(150);
/** What the number of cases follows from. A split leaves something to either arm. */
const abSize = {
  mode: z.enum(AB_MODES),
  splitPercent: z.int().min(1).max(99),
  difference: z.number().min(0.01).max(0.5),
  stopRule: z.enum(AB_STOP_RULES),
} as const;

export const inputs = {
  'app.state': nothing,
  /** `passphrase` is null where the OS keychain guards the key; otherwise at least 12 characters. */
  'profile.create': z.strictObject({ passphrase: newPassphrase.nullable(), language }),
  'profile.unlock': z.strictObject({ passphrase }),
  /** Moves a damaged profile aside; nothing of it is deleted. */
  'profile.setAside': nothing,
  'settings.change': z.strictObject({ language }),
  'studies.find': z.strictObject({
    search: z.string().max(200),
    show: z.enum(['all', 'unread', 'read']),
    limit: z.int().min(1).max(500),
    offset: z.int().min(0).max(1_000_000),
  }),
  'studies.open': z.strictObject({ study }),
  'studies.pixels': z.strictObject({ study }),
  /** Paths reach main only from the preload script, which takes them from genuine dropped File objects. */
  'studies.import': z.strictObject({ paths: z.array(z.string().min(1).max(4096)).min(1).max(10_000) }),
  /** Shows the system's file dialogue; the value is false when the user chose nothing. */
  'studies.choose': z.strictObject({ kind: z.enum(['files', 'folder']) }),
  /** Shows the system's dialogue and writes where the user chose; the value is false when the user chose nowhere. */
  'files.save': z.strictObject({
    name: z.string().regex(/^[\p{L}\p{N} ._-]{1,80}\.(?:csv|html)$/u),
    text: z.string().max(10_000_000),
  }),
  'samples.load': nothing,
  'samples.decline': nothing,
  'batch.cancel': nothing,
  'batch.retry': nothing,
  'reads.record': z.strictObject({ study, label: readLabel, note: z.string().max(2000) }),
  'reviews.record': z.strictObject({ study, label: readLabel, note: z.string().max(2000) }),
  /** `label` null: the class that was predicted. Occlusion takes a while and announces its progress. */
  'heatMaps.draw': z.strictObject({
    study,
    label: z.string().min(1).max(100).nullable(),
    method: z.enum(HEAT_METHODS),
  }),
  /** Ends the occlusion under way. */
  'heatMaps.cancel': nothing,
  /** Asks the model about views that take a shortcut away, and keeps what it answers. */
  'probes.run': z.strictObject({ study }),
  'probes.find': z.strictObject({ study }),
  'probes.summary': z.strictObject({ name: z.string().max(100), version: z.string().max(40) }),
  /** Where a question would go and what would leave, as if the user agreed; sends and keeps nothing. */
  'questions.preview': z.strictObject({ study: study.nullable(), text: questionText, image: sha256.optional() }),
  /** The picture of a study as it would leave, or why it stays. `image` of the other two names the one that was shown. */
  'questions.picture': z.strictObject({ study }),
  'questions.ask': z.strictObject({
    study: study.nullable(),
    text: questionText,
    consent: z.enum(CONSENTS),
    image: sha256.optional(),
  }),
  /** `study` null: every question, newest first. */
  'questions.find': z.strictObject({ study: study.nullable(), limit: z.int().min(1).max(500) }),
  /** Ends what is under way to the cloud; those questions are answered here. */
  'questions.cancel': nothing,
  'outbox.add': z.strictObject({ question }),
  'outbox.remove': z.strictObject({ question }),
  'cloud.settings': nothing,
  'cloud.change': z.strictObject({
    isThisComputerOnly: z.boolean(),
    isAllowed: z.boolean(),
    isImageAllowed: z.boolean(),
    model: z.string().min(1).max(100),
    baseUrl,
    trustsInspection: z.boolean(),
    limitsUsd: z.strictObject({ day: usd, month: usd, userDay: usd }),
  }),
  /** Goes in and never comes out; null removes it. */
  'cloud.setKey': z.strictObject({
    key: z
      .string()
      .regex(/^[\x21-\x7e]{8,500}$/)
      .nullable(),
  }),
  'egress.find': z.strictObject({
    withProbes: z.boolean(),
    limit: z.int().min(1).max(500),
    offset: z.int().min(0).max(1_000_000),
  }),
  /** What left with one send, byte for byte. */
  'egress.open': z.strictObject({ id: z.int().min(1) }),
  /** The privacy officer's month, YYYY-MM. */
  'egress.sheet': z.strictObject({ month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/) }),
  'api.settings': nothing,
  /** Switching on without a token makes one, which the output tells this once. */
  'api.change': z.strictObject({
    isOn: z.boolean(),
    port: z.int().min(1024).max(65_535),
    allowedOrigin: webOrigin.nullable(),
  }),
  'api.renewToken': nothing,
  'abTests.list': nothing,
  'abTests.choices': nothing,
  /** How many cases a plan needs, before there is one. */
  'abTests.size': z.strictObject(abSize),
  'abTests.open': z.strictObject({ name: abTestName }),
  /** An image is always answered by the version at work, so that a test of images is paired. */
  'abTests.create': z
    .strictObject({ name: abTestName, subject: z.enum(AB_SUBJECTS), modelA: abArm, modelB: abArm, ...abSize })
    .refine(({ subject, mode }) => subject === 'questions' || mode === 'paired'),
  'abTests.step': z.strictObject({ name: abTestName, step: z.enum(AB_STEPS) }),
  /** Cases on which the arms differ and whose reader has closed them. */
  'abTests.disagreements': z.strictObject({
    name: abTestName,
    show: z.enum(['open', 'judged']),
    limit: z.int().min(1).max(500),
  }),
  'abTests.judge': z.strictObject({ case: z.int().min(1), verdict: z.enum(AB_VERDICTS) }),
  'reference.find': nothing,
  'reference.state': z.strictObject({ study }),
  /** `label` only where the outcome decides. Consent: the clinic may keep this case and measure models on it. */
  'reference.mark': z.strictObject({
    study,
    basis: z.enum(REFERENCE_BASES),
    label: referenceLabel.nullable(),
    hasConsent: z.literal(true),
  }),
  'reference.unmark': z.strictObject({ study }),
  'signatories.find': nothing,
  'signatories.enrol': z.strictObject({ name: z.string().trim().min(1).max(200), passphrase: newPassphrase, holder }),
  'signatories.withdraw': z.strictObject({ signatory, holder }),
  'upgrade.needs': z.strictObject(modelVersion),
  /** Runs this clinic's reference cases through a version and through the one at work; nothing changes. */
  'upgrade.replay': z.strictObject(modelVersion),
  /** What these cut-offs would be worth on the replayed cases. */
  'upgrade.measure': z.strictObject({ replay, cutOffs }),
  /** Puts the replayed version to work, or gives the one at work these cut-offs. */
  'upgrade.sign': z.strictObject({ replay, cutOffs, signatures: z.array(signature).length(2) }),
  'upgrade.rollBack': z.strictObject({
    name: modelVersion.name,
    signature,
    reason: z.string().trim().min(1).max(2000),
  }),
  'passports.find': z.strictObject(modelVersion),
  'remote.settings': nothing,
  'remote.change': remoteChoices,
  /** Shows the system's file dialogue for the certificate, its key and the authority; nothing changes if none is chosen. */
  'remote.chooseIdentity': nothing,
  'remote.removeIdentity': nothing,
  /** Admits or refuses the server now, as a study would. */
  'remote.check': nothing,
  'models.list': nothing,
  'models.card': z.strictObject(modelVersion),
  /** A path reaches main only from the preload script, as those of `studies.import` do. */
  'models.import': z.strictObject({ path: z.string().min(1).max(4096) }),
  /** Shows the system's file dialogue and imports the bundle chosen. */
  'models.choose': nothing,
  'models.activate': z.strictObject(modelVersion),
  'models.rollBack': z.strictObject({ name: modelVersion.name }),
  'models.setStatus': z.strictObject({ ...modelVersion, status: z.enum(['inactive', 'testing', 'shadow']) }),
  'models.setAlias': z.strictObject({ ...modelVersion, ...modelAlias }),
  'models.removeAlias': z.strictObject(modelAlias),
  'keys.find': nothing,
  /** Shows the system's file dialogue; the key chosen is shown and not trusted yet. */
  'keys.choose': nothing,
  /** `fingerprint`: as its owner told it, its first 16 characters at least. */
  'keys.trust': z.strictObject({
    pem,
    name: z.string().trim().min(1).max(200),
    fingerprint: z.string().min(16).max(200),
  }),
  'keys.revoke': z.strictObject({ pem }),
  'metrics.daily': z.strictObject({ days }),
  'metrics.period': z.strictObject({ days }),
  'metrics.questions': z.strictObject({ days }),
  'metrics.savings': z.strictObject({ days }),
  /** `wanted` null: the version that was measured last. */
  'metrics.performance': z.strictObject({
    days,
    wanted: z.strictObject({ model: z.string().max(100), version: z.string().max(40) }).nullable(),
  }),
  'metrics.drift': nothing,
  'audit.verify': nothing,
  /** Waits for the self-test of the model at work. */
  'computing.read': nothing,
  'computing.choose': z.strictObject({ provider: z.enum(PROVIDERS) }),
  'diagnostics.run': nothing,
} as const;

export interface Outputs {
  'app.state': AppState;
  'profile.create': AppState;
  'profile.unlock': AppState;
  'profile.setAside': AppState;
  'settings.change': AppState;
  'studies.find': { readonly rows: readonly StudyRow[]; readonly total: number };
  'studies.open': StudyDetail;
  'studies.pixels': DisplayImage;
  'studies.import': { readonly accepted: number };
  'studies.choose': { readonly hasChosen: boolean };
  'files.save': { readonly hasSaved: boolean };
  'samples.load': { readonly accepted: number };
  'samples.decline': AppState;
  'batch.cancel': BatchState;
  'batch.retry': BatchState;
  'reads.record': StudyDetail;
  'reviews.record': StudyDetail;
  'heatMaps.draw': HeatMap;
  'heatMaps.cancel': { readonly hasStopped: boolean };
  'probes.run': RecordedProbe;
  /** null where the latest answer was not probed. */
  'probes.find': RecordedProbe | null;
  'probes.summary': ProbeSummary;
  'questions.preview': QuestionPreview;
  'questions.picture': PictureReply;
  'questions.ask': QuestionEntry;
  'questions.find': readonly QuestionEntry[];
  'questions.cancel': { readonly cancelled: number };
  'outbox.add': QuestionEntry;
  'outbox.remove': QuestionEntry;
  'cloud.settings': CloudSettings;
  'cloud.change': CloudSettings;
  'cloud.setKey': CloudSettings;
  'egress.find': readonly EgressEntry[];
  'egress.open': { readonly body: string };
  'egress.sheet': PrivacySheet;
  'api.settings': ApiSettings;
  'api.change': ApiChange;
  'api.renewToken': ApiChange;
  'abTests.list': readonly AbTest[];
  'abTests.choices': AbChoices;
  'abTests.size': { readonly plannedCases: number };
  'abTests.open': AbTestDetail;
  'abTests.create': AbTestDetail;
  'abTests.step': AbTestDetail;
  'abTests.disagreements': readonly AbCase[];
  'abTests.judge': AbCase;
  'reference.find': ReferenceSet;
  'reference.state': ReferenceState;
  'reference.mark': ReferenceState;
  'reference.unmark': ReferenceState;
  'signatories.find': readonly Signatory[];
  'signatories.enrol': readonly Signatory[];
  'signatories.withdraw': readonly Signatory[];
  'upgrade.needs': ActivationNeeds;
  'upgrade.replay': ReplayReport;
  'upgrade.measure': MeasuredChoice;
  'upgrade.sign': PassportEntry;
  /** What answers again. */
  'upgrade.rollBack': { readonly name: string; readonly version: string };
  /** Newest first. */
  'passports.find': readonly PassportEntry[];
  'remote.settings': RemoteSettings;
  'remote.change': RemoteSettings;
  'remote.chooseIdentity': RemoteSettings;
  'remote.removeIdentity': RemoteSettings;
  'remote.check': RemoteSettings;
  'models.list': readonly ModelEntry[];
  /** JSON texts: documentation for people, rendered as text only. The gate's figures only for a model it stands before. */
  'models.card': { readonly card: string; readonly chestGate: string | null };
  'models.import': ImportReport;
  /** null: nothing was chosen. */
  'models.choose': ImportReport | null;
  'models.activate': ActivationReport;
  'models.rollBack': ActivationReport;
  'models.setStatus': readonly ModelEntry[];
  'models.setAlias': readonly ModelEntry[];
  'models.removeAlias': readonly ModelEntry[];
  'keys.find': readonly SigningKey[];
  'keys.choose': KeyFile | null;
  'keys.trust': readonly SigningKey[];
  'keys.revoke': readonly SigningKey[];
  'metrics.daily': readonly DailyMetric[];
  'metrics.period': readonly PeriodMetric[];
  'metrics.questions': readonly DailyQuestions[];
  'metrics.savings': Savings;
  'metrics.performance': ModelPerformance | null;
  'metrics.drift': Drift | null;
  'audit.verify': AuditVerdict;
  'computing.read': Computing;
  'computing.choose': Computing;
  'diagnostics.run': readonly ReadinessCheck[];
}

export interface Events {
  'state.changed': AppState;
  'studies.changed': { readonly study: StudyId | null };
  'heatMaps.progress': HeatProgress;
  /** A question was answered from the outbox. */
  'questions.changed': { readonly question: QuestionId };
  /** A step of the import gate has begun. */
  'models.importing': { readonly step: GateStep };
}

export type Channel = keyof typeof inputs & keyof Outputs;
export type Input<C extends Channel> = z.input<(typeof inputs)[C]>;
export type Parsed<C extends Channel> = z.output<(typeof inputs)[C]>;
export type Output<C extends Channel> = Outputs[C];
export type Handlers = { readonly [C in Channel]: (input: Parsed<C>) => Output<C> | Promise<Output<C>> };
export type EventName = keyof Events;

/** Operations that take paths: the page brings File objects instead. */
export type PathChannel = 'studies.import' | 'models.import';

/** What the renderer sees as `window.clinic`. Files are dropped as File objects; their paths stay in the preload. */
export interface Bridge {
  call<C extends Exclude<Channel, PathChannel>>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  importFiles(files: readonly File[]): Promise<Reply<Output<'studies.import'>>>;
  importModel(file: File): Promise<Reply<Output<'models.import'>>>;
  /** Returns its own undo. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
}
