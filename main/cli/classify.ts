/** `classify`: each image screened and recorded, one line each, in the order given. */
import type { Performance, Screening } from '../../preload/domain.ts';
import { faultOf } from '../ipc/answer.ts';
import type { Clinic } from '../screening/clinic.ts';
import type { Arrival } from '../screening/arrive.ts';
import { arrive, hashInput, readArrival } from '../screening/arrive.ts';
import { findFiles } from '../screening/find-files.ts';
import { sampleSources } from '../screening/samples.ts';
import { screenStudy } from '../screening/screen.ts';

/** One line of `classify --json`; its shape is part of the product's contract (DESIGN §4). */
export type ClassifyLine = ReturnType<typeof toLine>;

// One image decodes while another is in the network.
const PARALLEL = 2;

/** Yields a line for every file behind the paths. A file that cannot be read is a line too, never an exception. */
export async function* classify(clinic: Clinic, paths: readonly string[]): AsyncGenerator<ClassifyLine> {
  const files = await findFiles(paths);
  yield* inOrder(files, (file) => classifyOne(clinic, file, () => readArrival(file)));
}

/** Yields a line for each of the synthetic sample radiographs. */
export function classifySamples(clinic: Clinic): AsyncGenerator<ClassifyLine> {
  return inOrder(sampleSources(clinic.engine), ({ fileName, read }) => classifyOne(clinic, fileName, read));
}

/** Starts work on the next items while the first is being waited for; yields in the order given. */
async function* inOrder<T>(
  items: readonly T[],
  work: (item: T) => Promise<ClassifyLine>,
): AsyncGenerator<ClassifyLine> {
  const started: Promise<ClassifyLine>[] = [];
  for (const next of items.keys()) {
    const wanted = items.slice(started.length, next + PARALLEL);
    started.push(...wanted.map((item) => work(item)));
    const line = started[next];
    if (line) yield line;
  }
}

async function classifyOne(clinic: Clinic, file: string, read: () => Promise<Arrival>): Promise<ClassifyLine> {
  try {
    const arrival = await read();
    const study = await arrive(clinic, arrival);
    return toLine(file, await screenStudy(clinic, study, arrival.bytes), hashInput(clinic, arrival.bytes));
  } catch (error) {
    return toLine(file, unread(clinic, error), null);
  }
}

function unread(clinic: Clinic, error: unknown): Screening {
  return {
    status: 'error',
    code: faultOf(error),
    state: null,
    prediction: null,
    confidence: null,
    scores: null,
    warnings: [],
    model: clinic.model().identity,
    backend: null,
    passport: clinic.model().passport,
    performance: { decoding: 0, preprocessing: 0, inference: 0, total: 0 },
  };
}

function toLine(file: string, screening: Screening, inputHash: string | null) {
  const { status, code, model, prediction, confidence, scores, state, warnings, backend, performance } = screening;
  return {
    file,
    status,
    code,
    model: { name: model.name, version: model.version, type: model.type, domain: model.domain, sha256: model.sha256 },
    passport: screening.passport,
    prediction,
    confidence,
    probabilities: scores,
    state,
    warnings,
    input_hash: inputHash,
    backend,
    performance: toMilliseconds(performance),
  };
}

function toMilliseconds({ decoding, preprocessing, inference, total }: Performance) {
  return {
    decoding_ms: round(decoding),
    preprocessing_ms: round(preprocessing),
    inference_ms: round(inference),
    total_ms: round(total),
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
