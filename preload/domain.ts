/** The nouns both sides of the bridge speak: types and closed sets of words, no logic. */
import type { AnswerBackend } from './backend.ts';

/** Text that names one study on the worklist (random UUID). */
export type StudyId = string & { readonly brand: 'StudyId' };

export type Language = 'tr' | 'en';

/** Why a file could not be read at all. Stable words: views choose the sentence. */
export const READ_FAULTS = [
  'file-not-found',
  'file-unreadable',
  'file-empty',
  'file-too-large',
  'format-unknown',
  'image-corrupt',
  'image-too-many-pixels',
  'dicom-corrupt',
  'dicom-syntax-unsupported',
  'decode-timeout',
  'engine-crashed',
] as const;
export type ReadFault = (typeof READ_FAULTS)[number];

/** Why a readable image is not given to the model. No probabilities exist for a refused image. */
export const REFUSALS = [
  'object-unsupported',
  'no-pixels',
  'multi-frame',
  'too-small',
  'blank',
  'for-processing',
  'modality-unsupported',
  'body-part-not-chest',
  'not-chest-radiograph',
  'lateral-view',
  'view-unsupported',
  'under-age',
  'self-test-failed',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What the reader must know about an image that was given to the model all the same. */
export const WARNINGS = [
  'non-diagnostic-source',
  'lossy',
  'low-resolution',
  'colour-converted',
  'age-unknown',
  'view-unknown',
  'burned-in-text-possible',
  'aspect-cropped',
  'inversion-suspected',
  'sample',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** Why a signed model bundle is not taken in, in the order of the gate's steps. */
export const IMPORT_FAULTS = [
  'bundle-unreadable',
  'bundle-too-large',
  'bundle-too-many-files',
  'bundle-ratio',
  'bundle-link',
  'bundle-path-traversal',
  'bundle-path-absolute',
  'bundle-path-reserved',
  'bundle-name-duplicate',
  'bundle-encrypted',
  'bundle-zip64',
  'bundle-overlap',
  'bundle-header-mismatch',
  'manifest-missing',
  'manifest-invalid',
  'manifest-not-canonical',
  'signature-missing',
  'signature-invalid',
  'signing-key-unknown',
  'signing-key-revoked',
  'bundle-expired',
  'bundle-not-yet-valid',
  'version-rollback',
  'version-installed',
  'bundle-file-missing',
  'bundle-file-extra',
  'bundle-file-altered',
  'card-invalid',
  'card-labels',
  'card-mismatch',
  'graph-malformed',
  'graph-opset',
  'graph-domain',
  'graph-operator',
  'graph-function',
  'graph-external-data',
  'graph-tensor-values',
  'graph-dimension',
  'graph-size',
  'graph-too-complex',
  'graph-unsupported',
  'graph-input',
  'graph-output',
  'probe-timeout',
  'probe-crashed',
  'probe-memory',
  'probe-refused',
  'golden-refused',
  'golden-mismatch',
  'golden-no-answer',
] as const;
export type ImportFaultCode = (typeof IMPORT_FAULTS)[number];

/** What may go wrong in an operation itself. Every Reply carries one of these or of the two sets above. */
export const OPERATION_FAULTS = [
  'input-invalid',
  'sender-refused',
  'operation-unknown',
  'profile-locked',
  'passphrase-wrong',
  'passphrase-required',
  'profile-exists',
  'keychain-changed',
  'keychain-unavailable',
  'database-damaged',
  'database-newer',
  'database-unencrypted',
  'disk-full',
  'storage-failed',
  'study-not-found',
  'model-not-found',
  'model-altered',
  'model-invalid',
  'provider-unavailable',
  'no-active-model',
  'read-first',
  'already-recorded',
  'not-a-result',
  'no-activation-map',
  'engine-unavailable',
  'cancelled',
  'signing-key-invalid',
  'activation-failed',
  'rollback-impossible',
  'passport-required',
  'replay-not-found',
  'replay-stale',
  'cut-off-not-measured',
  'not-a-reference',
  'signatory-not-found',
  'signatures-required',
  'signatures-same-person',
  'signature-wrong',
  'signature-throttled',
  'question-not-found',
  'send-not-found',
  'picture-changed',
  'no-answer-possible',
  'outbox-not-offered',
  'cloud-model-unknown',
  'port-unavailable',
  'ab-test-not-found',
  'ab-test-name-taken',
  'ab-test-arms',
  'ab-test-running',
  'ab-test-state',
  'ab-test-not-ready',
  'ab-case-open',
  'remote-identity-invalid',
  ...IMPORT_FAULTS,
  'unexpected',
] as const;
export type OperationFault = (typeof OPERATION_FAULTS)[number];

export type FaultCode = OperationFault | ReadFault | Refusal;
export interface Fault {
  readonly code: FaultCode;
}
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export type ImageFormat = 'dicom' | 'png' | 'jpeg' | 'tiff' | 'webp';

/** result: above or below the operating points; indeterminate: too near to one; refused: not admitted; error: not readable. */
export type ScreeningStatus = 'result' | 'indeterminate' | 'refused' | 'error';
export type FindingState = 'positive' | 'negative' | 'uncertain';

export type ModelDomain = 'medical' | 'legal' | 'civic' | 'chat';
export type ModelType = 'onnx' | 'pytorch' | 'torchscript';
export type DeploymentStatus = 'active' | 'inactive' | 'testing' | 'shadow';

export interface ModelIdentity {
  readonly name: string;
  readonly version: string;
  readonly type: ModelType;
  readonly domain: ModelDomain;
  readonly sha256: string;
}

/** probability in [0, 1], calibrated where the card says so; percentage is the same number as `XX.YY%`. */
export interface ClassScore {
  readonly probability: number;
  readonly percentage: string;
}

/** The cut-off at which a class counts as found, with where and on how many images it was measured. */
export interface OperatingPoint {
  readonly label: string;
  readonly threshold: number;
  readonly sensitivity: number;
  readonly sensitivityInterval: readonly [number, number];
  readonly specificity: number;
  readonly specificityInterval: readonly [number, number];
  readonly positives: number;
  readonly negatives: number;
  readonly measuredOn: string;
  /** On this clinic's own reference cases, with the day; null: at the maker's, not here. */
  readonly measuredHere: { readonly cases: number; readonly at: string } | null;
}

/** Milliseconds. */
export interface Performance {
  readonly decoding: number;
  readonly preprocessing: number;
  readonly inference: number;
  readonly total: number;
}

/** What the application has to say about one image. `prediction`, `scores` and `state` are null unless the model answered. */
export interface Screening {
  readonly status: ScreeningStatus;
  readonly code: FaultCode | null;
  readonly state: FindingState | null;
  readonly prediction: string | null;
  readonly confidence: string | null;
  readonly scores: Readonly<Record<string, ClassScore>> | null;
  readonly warnings: readonly Warning[];
  readonly model: ModelIdentity;
  /** What the answer was computed with; null where there is none, or it was given before this was recorded. */
  readonly backend: AnswerBackend | null;
  /** The threshold passport that the model answered under, or null: with its maker's cut-offs. */
  readonly passport: string | null;
  readonly performance: Performance;
}

export interface Patient {
  readonly name: string | null;
  readonly id: string | null;
  readonly birthDate: string | null;
  readonly ageYears: number | null;
  readonly sex: 'F' | 'M' | 'O' | null;
}

export interface Acquisition {
  readonly date: string | null;
  readonly modality: string | null;
  readonly bodyPart: string | null;
  readonly view: string | null;
  readonly description: string | null;
  readonly accession: string | null;
}

/** The reader's own words for an image; `other` also stands for "cannot say". */
export const READ_LABELS = ['covid-19', 'pneumonia', 'normal', 'other'] as const;
export type ReadLabel = (typeof READ_LABELS)[number];

export interface RecordedRead {
  readonly label: ReadLabel;
  readonly note: string;
  readonly reader: string;
  readonly at: string;
}

export type StudyProgress = 'queued' | 'running' | 'ready' | 'refused' | 'failed';

export interface StudyRow {
  readonly id: StudyId;
  readonly fileName: string;
  readonly format: ImageFormat | null;
  readonly arrivedAt: string;
  readonly isSample: boolean;
  readonly patient: Patient;
  readonly acquisition: Acquisition;
  readonly progress: StudyProgress;
  readonly code: FaultCode | null;
  readonly ownRead: RecordedRead | null;
  readonly finalRead: RecordedRead | null;
  /** The model's answer; null until the own read is recorded (second-reader policy) or when there is none. */
  readonly answer: {
    readonly status: ScreeningStatus;
    readonly state: FindingState | null;
    readonly prediction: string | null;
  } | null;
}

export interface StudyDetail extends StudyRow {
  /** null while the own read is missing or the model has not answered. Refusals and errors are never hidden. */
  readonly screening: Screening | null;
  readonly isAnswerHidden: boolean;
  readonly operatingPoints: readonly OperatingPoint[];
  readonly notAssessed: readonly string[];
  readonly indeterminateMargin: number;
  /** The class that stands for "none of the others", or null where every class is a finding. */
  readonly negativeLabel: string | null;
  /** Whether the scores may be called probabilities. */
  readonly isCalibrated: boolean;
}

/** Center, width and VOI LUT function of DICOM PS3.3 C.11.2.1. */
export interface Window {
  readonly center: number;
  readonly width: number;
  readonly curve: 'linear' | 'linear-exact' | 'sigmoid';
  readonly name: string | null;
}

/** Which physical length a pixel stands for: at the patient (calibrated) or at the detector. Millimetres. */
export interface PixelSpacing {
  readonly row: number;
  readonly column: number;
  readonly kind: 'calibrated' | 'detector';
}

/** Anatomical letters at the four edges of the image as stored, e.g. left 'R' for a frontal chest. */
export interface Orientation {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

/** Pixels for display: one channel, row by row, values after the modality LUT. `isInverted`: high values are dark. */
export interface DisplayImage {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array | Uint16Array | Int16Array | Float32Array;
  readonly range: { readonly min: number; readonly max: number };
  readonly windows: readonly Window[];
  readonly isInverted: boolean;
  readonly isLossy: boolean;
  readonly bitsStored: number;
  readonly spacing: PixelSpacing | null;
  readonly orientation: Orientation | null;
}

export type BatchPhase = 'idle' | 'scanning' | 'running' | 'cancelling';
export interface BatchFailure {
  readonly fileName: string;
  readonly code: FaultCode;
}
/** Counts of the present (or last) batch. `done` includes refused and failed. */
export interface BatchState {
  readonly phase: BatchPhase;
  readonly total: number;
  readonly done: number;
  readonly refused: number;
  readonly failed: number;
  readonly failures: readonly BatchFailure[];
}

export type KeyProtection = 'keychain' | 'passphrase';
/** create: no profile yet; unlock: a passphrase is needed; damaged: the database cannot be opened; ready: at work. */
export type Stage = 'create' | 'unlock' | 'damaged' | 'ready';
export type EngineState = 'starting' | 'ready' | 'restarting' | 'failed';

export interface AppState {
  readonly version: string;
  readonly stage: Stage;
  readonly fault: FaultCode | null;
  /** What can guard the key on this machine: the OS keychain only where it is a real one. */
  readonly keyProtection: KeyProtection;
  readonly language: Language;
  readonly userName: string;
  readonly model: ModelIdentity | null;
  readonly engine: EngineState;
  readonly isOnline: boolean;
  readonly batch: BatchState;
  readonly samples: 'offer' | 'loaded' | 'declined';
}

export interface AuditVerdict {
  readonly isIntact: boolean;
  readonly entries: number;
  /** Sequence number of the first entry that does not fit, or null. */
  readonly brokenAt: number | null;
}

export type CheckOutcome = 'pass' | 'warn' | 'fail';
/** One readiness check. `name` is a stable word; views choose its sentence. */
export interface ReadinessCheck {
  readonly name: string;
  readonly outcome: CheckOutcome;
  /** For the command line, the log and whoever is asked for help: English, with the words of SQLite and ONNX Runtime. */
  readonly detail: string;
  /** The same in the reader's language, where the window has a sentence for it. */
  readonly found: Found | null;
}

/** What a check found, as a sentence of the window and the numbers in it. */
export interface Found {
  readonly word: FoundWord;
  readonly figures: Readonly<Record<string, number>>;
}

export type FoundWord =
  | 'durable'
  | 'entries'
  | 'versions'
  | 'images'
  | 'duration'
  | 'space'
  | 'first-readings'
  | 'within-limits'
  | 'serving';
