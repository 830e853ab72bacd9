/** The numeric back-end: where a model computes and with how many bits. Only one that answers as expected may serve. */
import type { FaultCode, ModelIdentity } from './domain.ts';

export const PROVIDERS = ['cpu', 'directml', 'coreml', 'cuda'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface Backend {
  readonly provider: Provider;
  readonly precision: 'fp32' | 'int8';
}

/** What an answer was computed with: here, or by the clinic's inference server, which gives the numbers of full precision. */
export type AnswerBackend = Backend | { readonly provider: 'remote'; readonly precision: 'fp32' };

/** How one back-end did on the reference images. `difference`: the largest one of a probability, null: no answers. */
export interface BackendTrial {
  readonly backend: Backend;
  readonly difference: number | null;
  readonly tolerance: number;
  /** Why it does not serve; null: it may. */
  readonly code: FaultCode | null;
}

/** The start-up self-test of a model. */
export interface BackendReport {
  /** null: not even the reference back-end answers as expected, so that nothing is answered at all. */
  readonly serving: Backend | null;
  /** Reference images that were replayed; 0: the model came without any. */
  readonly images: number;
  readonly trials: readonly BackendTrial[];
}

/** What the clinic wishes its models to compute with, what this system offers, and what the model at work proved fit for. */
export interface Computing {
  readonly model: ModelIdentity;
  readonly wished: Provider;
  readonly offered: readonly Provider[];
  readonly report: BackendReport;
}
