/** Many files at once: taken in one after another, screened several at a time, each with its own outcome. */
import { basename } from 'node:path';
import type { BatchFailure, BatchState, FaultCode, Screening, StudyId } from '../../preload/domain.ts';
import { IMAGES_AT_ONCE } from '../inference/images-at-once.ts';
import type { Arrival } from './arrive.ts';
import { arrive, readArrival } from './arrive.ts';
import type { Clinic } from './clinic.ts';
import { findFiles } from './find-files.ts';
import { screenStudy } from './screen.ts';
import { findStudy, markProgress, queuedStudies, requeueFailed, requeueUnasked, unaskedStudies } from './studies.ts';

export interface ScreeningQueue {
  /** Counts the files behind these paths and starts on them. Resolves with the count. */
  readonly addPaths: (paths: readonly string[]) => Promise<number>;
  /** Files that do not come from a path; each is read when its turn comes. */
  readonly addSources: (sources: readonly Source[]) => number;
  /** Goes on with what an earlier run of the application left undone. */
  readonly resume: () => void;
  /** The model at work can answer now: images that it could not be asked about are screened, without anybody asking. */
  readonly screenAgain: () => void;
  /** Finishes what is running and leaves the rest marked as cancelled. */
  readonly cancel: () => void;
  readonly retry: () => Promise<void>;
  readonly state: () => BatchState;
  /** Resolves when nothing is left to do. */
  readonly settled: () => Promise<void>;
}

export interface Source {
  readonly fileName: string;
  readonly read: () => Promise<Arrival>;
}

export interface QueueListeners {
  readonly onState: (state: BatchState) => void;
  readonly onStudy: (study: StudyId) => void;
  readonly codeOf: (error: unknown) => FaultCode;
}

export const IDLE: BatchState = { phase: 'idle', total: 0, done: 0, refused: 0, failed: 0, failures: [] };

// The list is for reading: after this many the count goes on, the list does not.
const LISTED_FAILURES = 500;

export function createQueue(clinic: Clinic, { onState, onStudy, codeOf }: QueueListeners): ScreeningQueue {
  const waiting: StudyId[] = [];
  /** Of those that wait: what stays refused until its turn comes, so that whatever ends this process changes nothing. */
  const unasked = new Set<StudyId>();
  const pathsToRetry: string[] = [];
  const onSettled: (() => void)[] = [];
  let state = IDLE;
  let active = 0;
  let intakes: Promise<void> = Promise.resolve();
  let openIntakes = 0;

  function change(next: Partial<BatchState>): void {
    state = { ...state, ...next };
    onState(state);
  }

  function expectMore(files: number): void {
    const base = state.phase === 'idle' ? IDLE : state;
    change({ ...base, phase: 'running', total: base.total + files });
  }

  function count(outcome: 'done' | 'refused' | 'failed', failure?: BatchFailure): void {
    const failures = failure && state.failures.length < LISTED_FAILURES ? [...state.failures, failure] : state.failures;
    const refused = state.refused + Number(outcome === 'refused');
    change({ done: state.done + 1, refused, failed: state.failed + Number(outcome === 'failed'), failures });
  }

  function takeIn(sources: readonly Source[]): number {
    expectMore(sources.length);
    openIntakes += 1;
    intakes = intakes.then(async () => {
      for (const source of sources) {
        if (state.phase === 'cancelling') break;
        await takeInOne(source);
      }
      openIntakes -= 1;
      finishIfDone();
    });
    return sources.length;
  }

  async function takeInOne({ fileName, read }: Source): Promise<void> {
    try {
      enqueue(await arrive(clinic, await read()));
    } catch (error) {
      count('failed', { fileName, code: codeOf(error) });
    }
  }

  function enqueue(study: StudyId): void {
    waiting.push(study);
    onStudy(study);
    pump();
  }

  function pump(): void {
    while (active < IMAGES_AT_ONCE && waiting.length > 0 && state.phase !== 'cancelling') {
      const study = waiting.shift();
      if (study) void process(study);
    }
    finishIfDone();
  }

  async function process(study: StudyId): Promise<void> {
    active += 1;
    try {
      const isTaken = unasked.delete(study) && !requeueUnasked(clinic.profile, study, clinic.user);
      if (isTaken) count('done');
      else countScreening(study, await screenStudy(clinic, study));
    } catch (error) {
      // The application is closing: the study stays as it is, and the next start goes on with it.
      if (codeOf(error) === 'cancelled') return;
      count('failed', { fileName: nameOfStudy(study), code: codeOf(error) });
    }
    active -= 1;
    onStudy(study);
    pump();
  }

  function countScreening(study: StudyId, { status, code }: Screening): void {
    if (status === 'error') count('failed', { fileName: nameOfStudy(study), code: code ?? 'unexpected' });
    else count(status === 'refused' ? 'refused' : 'done');
  }

  function nameOfStudy(study: StudyId): string {
    return findStudy(clinic.profile.db, study)?.fileName ?? '';
  }

  function finishIfDone(): void {
    if (active > 0 || openIntakes > 0 || (waiting.length > 0 && state.phase !== 'cancelling')) return;
    for (const study of waiting.splice(0)) {
      if (!unasked.delete(study)) markProgress(clinic.profile.db, study, 'failed', 'cancelled');
    }
    if (state.phase !== 'idle') change({ phase: 'idle', total: state.done });
    for (const resolve of onSettled.splice(0)) resolve();
  }

  function enqueueKnown(studies: readonly StudyId[]): void {
    if (studies.length === 0) return;
    expectMore(studies.length);
    waiting.push(...studies);
    pump();
  }

  /** A batch that is being cancelled is cancelled first. */
  function screenAgain(): void {
    if (state.phase === 'cancelling') return void onSettled.push(screenAgain);
    const { db } = clinic.profile;
    const studies = db.open ? unaskedStudies(db).filter((study) => !unasked.has(study)) : [];
    for (const study of studies) unasked.add(study);
    enqueueKnown(studies);
  }

  async function readPath(path: string): Promise<Arrival> {
    try {
      return await readArrival(path);
    } catch (error) {
      pathsToRetry.push(path);
      throw error;
    }
  }

  async function addPaths(paths: readonly string[]): Promise<number> {
    if (state.phase === 'idle') change({ ...IDLE, phase: 'scanning' });
    const files = await findFiles(paths);
    return takeIn(files.map((path) => ({ fileName: basename(path), read: () => readPath(path) })));
  }

  return {
    addPaths,
    addSources: takeIn,
    resume: () => enqueueKnown(queuedStudies(clinic.profile.db)),
    screenAgain,
    cancel: () => {
      if (state.phase !== 'idle') change({ phase: 'cancelling' });
      finishIfDone();
    },
    retry: async () => {
      const paths = pathsToRetry.splice(0);
      enqueueKnown(requeueFailed(clinic.profile.db));
      if (paths.length > 0) await addPaths(paths);
    },
    state: () => state,
    settled: () =>
      new Promise((resolve) => {
        onSettled.push(resolve);
        finishIfDone();
      }),
  };
}
