/** Drift among the readiness checks: what lies outside its limits, in figures that views and the command line show alike. */
import type { ReadinessCheck } from '../../preload/domain.ts';
import type { Drift, RateDrift, SpreadDrift } from '../../preload/metrics.ts';
import type { ReadableDB } from '../database/open.ts';
import { modelDrift } from './drift.ts';

/** No check where no model is at work. */
export function driftCheck(db: ReadableDB): readonly ReadinessCheck[] {
  const drift = modelDrift(db);
  return drift === null ? [] : [{ name: 'drift', ...findingOf(drift) }];
}

function findingOf({ rates, spreads, inputs, needed }: Drift): Omit<ReadinessCheck, 'name'> {
  if (rates.length === 0) {
    const figures = { readings: inputs.reference, needed: needed.reference };
    const detail = `${figures.readings} of the ${figures.needed} first readings that drift is measured from`;
    return { outcome: 'pass', detail, found: { word: 'first-readings', figures } };
  }
  const said = [...rates.filter(isBeyond).map(rateText), ...spreads.filter(isBeyond).map(spreadText)];
  if (said.length > 0) return { outcome: 'warn', detail: said.join('; '), found: null };
  const lines = rates.length + spreads.length;
  const found = { word: 'within-limits', figures: { lines } } as const;
  return { outcome: 'pass', detail: `${lines} figures within their limits`, found };
}

function isBeyond(line: { readonly isBeyond: boolean }): boolean {
  return line.isBeyond;
}

function rateText({ subject, code, reference, latest, since }: RateDrift): string {
  const [before, now] = [reference, latest].map(
    ({ count, of }) => `${((count / of) * 100).toFixed(1)} % (${count}/${of})`,
  );
  return `${code ?? subject} ${before} -> ${now} since ${since}`;
}

function spreadText({ subject, label, index, limit, since, referenceCount: n, latestCount: m }: SpreadDrift): string {
  return `${label ?? subject} moved since ${since}: index ${index.toFixed(2)} > ${limit.toFixed(2)} (n=${n}, ${m})`;
}
