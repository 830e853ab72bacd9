/** Where a model may compute, and what it is measured against. */
import type { Backend } from '../../preload/backend.ts';

/** What every other back-end is held against, and what serves where none is admitted. */
export const REFERENCE_BACKEND: Backend = { provider: 'cpu', precision: 'fp32' };

/** The twin of a model whose card has one. */
export const QUANTISED_BACKEND: Backend = { provider: 'cpu', precision: 'int8' };

/** ONNX Runtime's names of the execution providers. */
export const RUNTIME_NAMES = { cpu: 'cpu', directml: 'dml', coreml: 'coreml', cuda: 'cuda' } as const;
