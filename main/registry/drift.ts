/**
 * Whether what comes in, and what the model makes of it, still looks as it did at first on this site. Nothing is judged
 * before both windows are large enough, and what is judged names its limits and both counts.
 */
import type { Drift, RateDrift, SpreadDrift } from '../../preload/metrics.ts';
import type { Warning } from '../../preload/domain.ts';
import type { ReadableDB } from '../database/open.ts';
import { controlLimits } from '../statistics/control-limits.ts';
import { binCounts, quantileEdges, stabilityIndex, stabilityLimit } from '../statistics/stability.ts';
import type { InputRow, ScoreRow, Windows } from './drift-windows.ts';
import { inputWindows, LATEST, REFERENCE, scoreWindows } from './drift-windows.ts';
import { activeModel } from './models.ts';
import { ageBand, NOT_STATED, sourceOf } from './subgroups.ts';

/** Fewer latest readings than this are judged by nobody. */
const LEAST = 50;
const BINS = 10;

/** Of the model that answers now; null while none does. */
export function modelDrift(db: ReadableDB): Drift | null {
  const model = activeModel(db, 'medical');
  if (!model) return null;
  const [inputs, scores] = [inputWindows(db, model.id), scoreWindows(db, model.id)];
  return {
    model: model.name,
    version: model.version,
    needed: { reference: REFERENCE, latest: LEAST, latestAtMost: LATEST },
    inputs: { reference: inputs.reference.length, latest: inputs.latest.length },
    scores: { reference: scores.reference.length, latest: scores.latest.length },
    rates: isEnough(inputs) ? ratesOf(inputs) : [],
    spreads: [...(isEnough(inputs) ? inputSpreads(inputs) : []), ...(isEnough(scores) ? scoreSpreads(scores) : [])],
  };
}

function isEnough({ reference, latest }: Windows<unknown>): boolean {
  return reference.length >= REFERENCE && latest.length >= LEAST;
}

function ratesOf(windows: Windows<InputRow>): readonly RateDrift[] {
  const warnings = new Set([...windows.reference, ...windows.latest].flatMap((row) => row.warnings));
  return [
    rate(windows, 'refused', null, ({ status }) => status === 'refused'),
    rate(windows, 'failed', null, ({ status }) => status === 'error'),
    ...[...warnings]
      .toSorted()
      .map((warning: Warning) => rate(windows, 'warning', warning, (row) => row.warnings.includes(warning))),
  ];
}

function rate(
  { reference, latest }: Windows<InputRow>,
  subject: RateDrift['subject'],
  code: RateDrift['code'],
  counts: (row: InputRow) => boolean,
): RateDrift {
  const before = { count: reference.filter(counts).length, of: reference.length };
  const now = { count: latest.filter(counts).length, of: latest.length };
  const [lowest, highest] = controlLimits(before, now.of);
  return {
    subject,
    code,
    reference: before,
    latest: now,
    limits: [lowest / now.of, highest / now.of],
    isBeyond: now.count < lowest || now.count > highest,
    since: sinceOf(latest),
  };
}

function inputSpreads(windows: Windows<InputRow>): readonly SpreadDrift[] {
  return [
    categories(windows, 'source', ({ format }) => sourceOf(format)),
    categories(windows, 'view', ({ view }) => view ?? NOT_STATED),
    categories(windows, 'age', ({ age }) => ageBand(age)),
    categories(windows, 'sex', ({ sex }) => sex ?? NOT_STATED),
  ];
}

function categories(
  { reference, latest }: Windows<InputRow>,
  subject: SpreadDrift['subject'],
  nameOf: (row: InputRow) => string,
): SpreadDrift {
  const names = [...new Set([...reference, ...latest].map(nameOf))].toSorted();
  const countsOf = (rows: readonly InputRow[]): readonly number[] =>
    names.map((name) => rows.filter((row) => nameOf(row) === name).length);
  return spread({ subject, label: null, names }, countsOf(reference), countsOf(latest), sinceOf(latest));
}

/** Deciles of the reference, class by class. */
function scoreSpreads({ reference, latest }: Windows<ScoreRow>): readonly SpreadDrift[] {
  const labels = Object.keys(reference[0]?.scores ?? {});
  return labels.map((label) => {
    const scoresOf = (rows: readonly ScoreRow[]): readonly number[] => rows.map(({ scores }) => scores[label] ?? 0);
    const edges = quantileEdges(scoresOf(reference), BINS);
    const names = [...edges.map((edge) => `<= ${edge.toFixed(3)}`), `> ${edges.at(-1)?.toFixed(3) ?? 0}`];
    const [before, now] = [binCounts(scoresOf(reference), edges), binCounts(scoresOf(latest), edges)];
    return spread({ subject: 'score', label, names }, before, now, sinceOf(latest));
  });
}

function spread(
  { subject, label, names }: { subject: SpreadDrift['subject']; label: string | null; names: readonly string[] },
  before: readonly number[],
  now: readonly number[],
  since: string,
): SpreadDrift {
  const [n, m] = [sum(before), sum(now)];
  const [index, limit] = [stabilityIndex(before, now), stabilityLimit(names.length, n, m)];
  return {
    subject,
    label,
    index,
    limit,
    isBeyond: index > limit,
    since,
    bins: names.map((name, bin) => ({ name, reference: (before[bin] ?? 0) / n, latest: (now[bin] ?? 0) / m })),
    referenceCount: n,
    latestCount: m,
  };
}

/** The window runs backwards from the newest. */
function sinceOf(latest: readonly { readonly date: string }[]): string {
  return latest.at(-1)?.date ?? '';
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
