/**
 * The operations of the application: run-time schemas of their inputs (the renderer is untrusted), types of their
 * outputs, and the events main sends. Everything else about the bridge is derived from these two lists.
 */
import { z } from 'zod';
import type {
  AppState,
  AuditVerdict,
  BatchState,
  DailyMetric,
  DisplayImage,
  ModelEntry,
  ReadinessCheck,
  Reply,
  StudyDetail,
  StudyId,
  StudyRow,
} from './domain.ts';
import { READ_LABELS } from './domain.ts';

const nothing = z.strictObject({});
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const study = z.custom<StudyId>((value) => typeof value === 'string' && UUID.test(value));
const language = z.enum(['tr', 'en']);
const passphrase = z.string().min(1).max(1024);
const readLabel = z.enum(READ_LABELS);

export const inputs = {
  'app.state': nothing,
  /** `passphrase` is null where the OS keychain guards the key; otherwise at least 12 characters. */
  'profile.create': z.strictObject({ passphrase: z.string().min(12).max(1024).nullable(), language }),
  'profile.unlock': z.strictObject({ passphrase }),
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
  'samples.load': nothing,
  'samples.decline': nothing,
  'batch.cancel': nothing,
  'batch.retry': nothing,
  'reads.record': z.strictObject({ study, label: readLabel, note: z.string().max(2000) }),
  'reviews.record': z.strictObject({ study, label: readLabel, note: z.string().max(2000) }),
  'models.list': nothing,
  'models.card': z.strictObject({ name: z.string().max(100), version: z.string().max(40) }),
  'metrics.daily': z.strictObject({ days: z.int().min(1).max(366) }),
  'audit.verify': nothing,
  'diagnostics.run': nothing,
} as const;

export interface Outputs {
  'app.state': AppState;
  'profile.create': AppState;
  'profile.unlock': AppState;
  'settings.change': AppState;
  'studies.find': { readonly rows: readonly StudyRow[]; readonly total: number };
  'studies.open': StudyDetail;
  'studies.pixels': DisplayImage;
  'studies.import': { readonly accepted: number };
  'studies.choose': { readonly hasChosen: boolean };
  'samples.load': { readonly accepted: number };
  'samples.decline': AppState;
  'batch.cancel': BatchState;
  'batch.retry': BatchState;
  'reads.record': StudyDetail;
  'reviews.record': StudyDetail;
  'models.list': readonly ModelEntry[];
  /** The model card as JSON text: documentation for people, rendered as text only. */
  'models.card': { readonly card: string };
  'metrics.daily': readonly DailyMetric[];
  'audit.verify': AuditVerdict;
  'diagnostics.run': readonly ReadinessCheck[];
}

export interface Events {
  'state.changed': AppState;
  'studies.changed': { readonly study: StudyId | null };
}

export type Channel = keyof typeof inputs & keyof Outputs;
export type Input<C extends Channel> = z.input<(typeof inputs)[C]>;
export type Parsed<C extends Channel> = z.output<(typeof inputs)[C]>;
export type Output<C extends Channel> = Outputs[C];
export type Handlers = { readonly [C in Channel]: (input: Parsed<C>) => Output<C> | Promise<Output<C>> };
export type EventName = keyof Events;

/** What the renderer sees as `window.clinic`. Files are dropped as File objects; their paths stay in the preload. */
export interface Bridge {
  call<C extends Exclude<Channel, 'studies.import'>>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  importFiles(files: readonly File[]): Promise<Reply<Output<'studies.import'>>>;
  /** Returns its own undo. */
  on<E extends EventName>(event: E, listener: (value: Events[E]) => void): () => void;
}
