/**
 * What main asks of the inference host and what comes back. Tensors do not travel between the two, but for an inference
 * server of the clinic: only the host may decode an image, and only main may reach the network.
 */
import type {
  Acquisition,
  DisplayImage,
  FaultCode,
  ImageFormat,
  Patient,
  Performance,
  ReadFault,
  Refusal,
  Warning,
} from '../../preload/domain.ts';
import type { AnswerBackend, Backend } from '../../preload/backend.ts';
import type { HeatMap, ImageArea, ShortcutProbe } from '../../preload/explanation.ts';
import type { OutgoingPicture } from '../imaging/outgoing.ts';
import type { ModelCard } from './card.ts';
import type { Verdict } from './postprocess.ts';

export interface ModelFile {
  readonly file: string;
  readonly card: ModelCard;
  /** Absent: the processor, in full precision. */
  readonly backend?: Backend;
}

/** What the file says about itself, known even for a refused image. */
export interface Subject {
  readonly format: ImageFormat;
  readonly patient: Patient;
  readonly acquisition: Acquisition;
}

export type Outcome =
  | ({ readonly kind: 'verdict'; readonly backend: AnswerBackend } & Verdict & Evidence)
  | ({ readonly kind: 'refused'; readonly code: Refusal } & Evidence)
  | { readonly kind: 'error'; readonly code: ReadFault; readonly performance: Performance };

/** An image on its way to an engine elsewhere: the tensor of the model card, or why there is none. */
export type Preparation =
  | ({ readonly kind: 'prepared'; readonly tensor: Float32Array } & Evidence)
  | Exclude<Outcome, { kind: 'verdict' }>;

interface Evidence {
  readonly subject: Subject | null;
  readonly warnings: readonly Warning[];
  readonly performance: Performance;
}

/** A film, the model that answered, and the class that is asked about. */
export interface Explained {
  readonly bytes: Uint8Array;
  readonly model: ModelFile;
  readonly label: string;
}

/** What the class's probability loses, cell by cell of one row, when a patch there is covered; a gain is negative. */
export interface OccludedRow {
  readonly losses: readonly number[];
  readonly area: ImageArea;
  /** The size of the film as stored. */
  readonly film: { readonly rows: number; readonly columns: number };
}

/** The jobs of the host, each with its answer. */
export interface Jobs {
  screen: { readonly asks: { readonly bytes: Uint8Array; readonly model: ModelFile }; readonly answers: Outcome };
  prepare: { readonly asks: { readonly bytes: Uint8Array; readonly model: ModelFile }; readonly answers: Preparation };
  /** The logits of a prepared tensor: what an engine elsewhere is compared with. */
  infer: {
    readonly asks: { readonly tensor: Float32Array; readonly model: ModelFile };
    readonly answers: Float32Array;
  };
  display: { readonly asks: { readonly bytes: Uint8Array }; readonly answers: DisplayImage };
  /** The picture as it may leave the clinic, or why it may not. */
  outgoing: { readonly asks: { readonly bytes: Uint8Array }; readonly answers: OutgoingPicture };
  load: { readonly asks: { readonly model: ModelFile }; readonly answers: null };
  /** The three that look behind an answer, for a film that has passed the gates before. */
  'heat-map': { readonly asks: Explained; readonly answers: HeatMap };
  occlude: { readonly asks: Explained & { readonly row: number }; readonly answers: OccludedRow };
  probe: { readonly asks: Omit<Explained, 'label'>; readonly answers: ShortcutProbe };
  /** Steps 1 and 4 of the import gate: parsers of untrusted bytes, which run no model. */
  unpack: { readonly asks: { readonly file: string; readonly folder: string }; readonly answers: null };
  inspect: {
    readonly asks: { readonly model: ModelFile; readonly granted: readonly string[] };
    readonly answers: null;
  };
  /** Speed against the reference pipeline; minutes, not seconds. */
  bench: { readonly asks: { readonly model: ModelFile }; readonly answers: BenchReport };
  /** One synthetic sample study, as the bytes of its file. */
  sample: { readonly asks: { readonly name: string }; readonly answers: Uint8Array };
}
interface BenchFigures {
  readonly median_ms: number;
  readonly p95_ms: number;
  readonly images_per_second: number;
  readonly measured: number;
}

/** One `bench --json` line (DESIGN §4). Ratios are the result: application / reference; milliseconds are decoration. */
export interface BenchReport {
  readonly machine: Readonly<Record<string, string | number>>;
  readonly model: string;
  /** What the application computed with. */
  readonly backend: Backend;
  readonly reference: BenchFigures;
  readonly application: BenchFigures & { readonly decode_and_run_ms: number };
  readonly ratios: {
    readonly latency: number;
    readonly batch_throughput: number;
    /** Single-image time / (decode + session run). */
    readonly overhead: number;
    /** A run in full precision / a run of the quantised twin; null where the card has none. */
    readonly int8: number | null;
  };
}

export type JobName = keyof Jobs;

export interface Request<J extends JobName = JobName> {
  readonly id: number;
  readonly job: J;
  readonly asks: Jobs[J]['asks'];
}

export type Response =
  | { readonly id: number; readonly ok: true; readonly answer: Jobs[JobName]['answers'] }
  | { readonly id: number; readonly ok: false; readonly code: FaultCode; readonly message: string };

/** A process that speaks this protocol, whether Electron's utility process or Node's child process. */
export interface HostProcess {
  readonly send: (request: Request) => void;
  readonly onMessage: (listener: (response: Response) => void) => void;
  readonly onExit: (listener: () => void) => void;
  readonly kill: () => void;
  /** Memory it holds now, null where the system does not tell. */
  readonly residentBytes?: () => number | null;
}
