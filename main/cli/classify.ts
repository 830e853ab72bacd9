/** `classify`: each image screened and recorded, one line each, in the order given. */
import type { Performance, Screening, StudyId } from '../../preload/domain.ts';
import { refusalNumber } from '../../preload/refusals.ts';
import { IMAGES_AT_ONCE } from '../inference/images-at-once.ts';
import { faultOf } from '../ipc/answer.ts';
import type { Clinic } from '../screening/clinic.ts';
import type { Arrival } from '../screening/arrive.ts';
import { arrive, hashInput, readArrival } from '../screening/arrive.ts';
import { findFiles } from '../screening/find-files.ts';
import { sampleSources } from '../screening/samples.ts';
import { screenStudy } from '../screening/screen.ts';

/** One line of `classify --json`; its shape is part of the product's contract (DESIGN §4). */
export type ClassifyLine = ReturnType<typeof toLine>;

/** A line, and what lies behind it for whoever goes on from there; null where the file could not be read. */
export interface Classified {
  readonly line: ClassifyLine;
  readonly arrived: { readonly study: StudyId; readonly bytes: Uint8Array } | null;
}

/**
 * Yields every file behind the paths, classified, then the synthetic sample radiographs where they are wanted. A file
 * that cannot be read is a line too, never an exception.
 */
export async function* classify(
  clinic: Clinic,
  paths: readonly string[],
  withSamples = false,
): AsyncGenerator<Classified> {
  const files = await findFiles(paths);
  yield* inOrder(files, (file) => classifyOne(clinic, file, () => readArrival(file)));
  const samples = withSamples ? sampleSources(clinic.engine) : [];
  yield* inOrder(samples, ({ fileName, read }) => classifyOne(clinic, fileName, read));
}

/** Starts work on the next items while the first is being waited for; yields in the order given. */
async function* inOrder<T>(items: readonly T[], work: (item: T) => Promise<Classified>): AsyncGenerator<Classified> {
  const started: Promise<Classified>[] = [];
  for (const next of items.keys()) {
    const wanted = items.slice(started.length, next + IMAGES_AT_ONCE);
    started.push(...wanted.map((item) => work(item)));
    const classified = started[next];
    if (classified) yield classified;
  }
}

async function classifyOne(clinic: Clinic, file: string, read: () => Promise<Arrival>): Promise<Classified> {
  try {
    const { bytes, ...rest } = await read();
    const study = await arrive(clinic, { bytes, ...rest });
    const line = toLine(file, await screenStudy(clinic, study, bytes), hashInput(clinic, bytes));
    return { line, arrived: { study, bytes } };
  } catch (error) {
    return { line: toLine(file, unread(clinic, error), null), arrived: null };
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
    /** Of the code, as the window shows it. */
    number: code && refusalNumber(code),
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
