/** The threshold passport of the in-memory main: two signatories, sixty-two reference cases, one replay. No patient in it. */
import type { Channel, Input, Output } from '../../../preload/contract.ts';
import type { StudyId } from '../../../preload/domain.ts';
import type {
  Accuracy,
  CutOffOutlook,
  MeasuredCutOff,
  PassportEntry,
  ReferenceMark,
  ReplayReport,
  Signatory,
  SignatoryId,
} from '../../../preload/passport.ts';
import { MODEL } from './fake-data.ts';

type PassportChannel = Extract<
  Channel,
  `reference.${string}` | `signatories.${string}` | `upgrade.${string}` | `passports.${string}`
>;
type Answers = { readonly [C in PassportChannel]: (input: Input<C>) => Output<C> | Promise<Output<C>> };

const AT = '2026-11-23T08:12:00.000Z';
const REFERENCE = { cases: 62, byLabel: { 'covid-19': 20, pneumonia: 21, normal: 21 } };
const CANDIDATE = { name: MODEL.name, version: '2.0.0', sha256: 'b'.repeat(64) };
export const FAKE_SIGNATORIES: readonly Signatory[] = ['Dr. Can Öz', 'Dr. Işıl Gür'].map((name, i) => ({
  // as: the brand exists only in types
  id: String(i).repeat(32) as SignatoryId,
  name,
  enrolledAt: AT,
}));

export function fakePassport(signatories: readonly Signatory[] = FAKE_SIGNATORIES, needsSignatures = true): Answers {
  const marks = new Map<StudyId, ReferenceMark>();
  const stateOf = (study: StudyId) => ({ mark: marks.get(study) ?? null, obstacle: null, finalLabel: null });
  return {
    'reference.find': () => REFERENCE,
    'reference.state': ({ study }) => stateOf(study),
    'reference.mark': ({ study, basis, label }) => {
      marks.set(study, { label: label ?? 'pneumonia', basis, markedBy: 'Dr. Işıl Gür', at: AT });
      return stateOf(study);
    },
    'reference.unmark': ({ study }) => {
      marks.delete(study);
      return stateOf(study);
    },
    'signatories.find': () => signatories,
    'signatories.enrol': () => signatories,
    'signatories.withdraw': () => signatories,
    'upgrade.needs': () => ({
      replaces: MODEL,
      needsSignatures,
      reference: REFERENCE,
      signatories,
      isAtWork: false,
      makerOutlook: { ...FAKE_OUTLOOK, answered: 0, indeterminate: 0 },
    }),
    'upgrade.replay': () => FAKE_REPORT,
    'upgrade.measure': ({ cutOffs }) => ({
      cutOffs: FAKE_PASSPORT.cutOffs,
      outlook: cutOffs === 'maker' ? FAKE_WARNING : FAKE_OUTLOOK,
    }),
    'upgrade.sign': () => FAKE_PASSPORT,
    'upgrade.rollBack': () => MODEL,
    'passports.find': () => [FAKE_PASSPORT],
  };
}

function accuracy(found: number, positives: number, cleared: number, negatives: number): Accuracy {
  return {
    found,
    positives,
    cleared,
    negatives,
    sensitivity: found / positives,
    sensitivityInterval: [found / positives - 0.1, Math.min(1, found / positives + 0.08)],
    specificity: cleared / negatives,
    specificityInterval: [cleared / negatives - 0.09, Math.min(1, cleared / negatives + 0.07)],
  };
}

function at(threshold: number, ...counts: Parameters<typeof accuracy>): MeasuredCutOff {
  return { threshold, ...accuracy(...counts) };
}

const FAKE_OUTLOOK: CutOffOutlook = {
  margin: 0.12,
  answered: 61,
  indeterminate: 9,
  unreachable: [],
  isMostlyIndeterminate: false,
  hasWarning: false,
};

const FAKE_WARNING: CutOffOutlook = {
  ...FAKE_OUTLOOK,
  indeterminate: 52,
  unreachable: [{ label: 'Pneumonia', threshold: 0.08, answer: 'negative' }],
  isMostlyIndeterminate: true,
  hasWarning: true,
};

const FAKE_REPORT: ReplayReport = {
  id: '6f1c2b1e-0a51-4f43-8a44-5a4ae2d0f1aa',
  at: AT,
  candidate: CANDIDATE,
  serving: MODEL,
  reference: REFERENCE,
  referenceSha256: 'c'.repeat(64),
  answered: 61,
  unansweredByServing: 0,
  unansweredByCandidate: 1,
  classes: [
    {
      label: 'Pneumonia',
      positives: 21,
      negatives: 40,
      isMeasured: true,
      serving: at(0.46, 18, 21, 34, 40),
      carriedOver: at(0.46, 20, 21, 22, 40),
      maker: at(0.55, 19, 21, 30, 40),
      equalSensitivity: at(0.6134, 18, 21, 35, 40),
    },
    {
      label: 'COVID-19',
      positives: 19,
      negatives: 42,
      isMeasured: false,
      serving: at(0.35, 17, 19, 40, 42),
      carriedOver: at(0.35, 17, 19, 40, 42),
      maker: at(0.35, 17, 19, 40, 42),
      equalSensitivity: at(0.35, 17, 19, 40, 42),
    },
  ],
  changes: [
    {
      // as: the brand exists only in types
      study: '00000000-0000-4000-8000-000000000001' as StudyId,
      name: 'DEMİR^AYŞE',
      label: 'pneumonia',
      serving: { status: 'result', code: null, state: 'positive', prediction: 'Pneumonia' },
      maker: { status: 'result', code: null, state: 'negative', prediction: 'Normal' },
      equalSensitivity: { status: 'indeterminate', code: null, state: 'uncertain', prediction: 'Normal' },
    },
  ],
};

const FAKE_PASSPORT: PassportEntry = {
  format: 1,
  id: 'd'.repeat(64),
  kind: 'activation',
  at: AT,
  model: CANDIDATE,
  replaces: MODEL,
  golden: { images: 1, difference: 0, manifestSha256: 'e'.repeat(64) },
  basis: 'measured',
  replay: FAKE_REPORT.id,
  reference: REFERENCE,
  referenceSha256: FAKE_REPORT.referenceSha256,
  cutOffs: [
    { label: 'Pneumonia', threshold: 0.6134, origin: 'equal-sensitivity', measured: accuracy(18, 21, 35, 40) },
    { label: 'COVID-19', threshold: 0.35, origin: 'maker', measured: null },
  ],
  outlook: FAKE_OUTLOOK,
  classes: FAKE_REPORT.classes,
  changedCases: 1,
  signatories: ['Dr. Can Öz', 'Dr. Işıl Gür'],
};
