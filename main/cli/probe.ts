/** A classified image asked about again, under conditions that take a shortcut away: one line each. */
import type { ProbeView, ProbeViewName, RecordedProbe } from '../../preload/explanation.ts';
import type { Clinic } from '../screening/clinic.ts';
import type { Shelf } from '../screening/explanation/explained-case.ts';
import { probeCase } from '../screening/explanation/probe.ts';
import type { Classified, ClassifyLine } from './classify.ts';

/** A `classify` line with what the views said; null where there was no answer to probe. */
export type ProbeLine = ClassifyLine & {
  readonly unchanged_without_lungs: boolean | null;
  readonly views: Readonly<Partial<Record<ProbeViewName, Omit<ProbeView, 'view'>>>> | null;
};

export async function probe(clinic: Clinic, shelf: Shelf, { line, arrived }: Classified): Promise<ProbeLine> {
  if (!arrived || line.prediction === null) return { ...line, unchanged_without_lungs: null, views: null };
  return toLine(line, await probeCase(clinic, shelf, arrived.study, arrived.bytes));
}

function toLine(line: ClassifyLine, { isUnchangedWithoutLungs, views }: RecordedProbe): ProbeLine {
  const named = views.map(({ view, ...answer }) => [view, answer] as const);
  return { ...line, unchanged_without_lungs: isUnchangedWithoutLungs, views: Object.fromEntries(named) };
}
