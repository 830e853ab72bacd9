import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../../main/registry/ab-tests/endpoint.ts';
import { ALPHA, plannedCases, plannedLooks } from '../../../../main/registry/ab-tests/plan.ts';
import { seededRandom } from '../../../../main/samples/film/random.ts';
import type { AbMode, AbPlan, AbStopRule } from '../../../../preload/ab-tests.ts';

const PLAN = { splitPercent: 50, difference: 0.1 } as const;
const RULES = ['fixed', 'haybittle-peto'] as const;

describe('a plan', () => {
  it('fixes the number of cases', () => {
    expect(plannedCases({ ...PLAN, mode: 'paired', stopRule: 'fixed' })).toBe(155);
    expect(plannedCases({ ...PLAN, mode: 'split', stopRule: 'fixed' })).toBe(785);
    expect(plannedCases({ ...PLAN, mode: 'paired', difference: 0.5, stopRule: 'fixed' })).toBe(29);
  });

  it('never spends more than its level, and looks last at all its cases', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RULES), fc.integer({ min: 20, max: 100_000 }), (rule, cases) => {
        const looks = plannedLooks(rule, cases);
        expect(looks.reduce((sum, { level }) => sum + level, 0)).toBeLessThanOrEqual(ALPHA + 1e-12);
        expect(looks.at(-1)?.atCases).toBe(cases);
        const times = looks.map(({ atCases }) => atCases);
        expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
      }),
    );
  });
});

/** Cases are drawn one by one, and the looks are taken as the plan has it. */
describe('over many tests', () => {
  const RUNS = 4_000;
  // Four standard errors of a share of 5 % among so many.
  const TOLERANCE = 4 * Math.sqrt((ALPHA * (1 - ALPHA)) / RUNS);

  it.each([
    ['paired', 'fixed'],
    ['paired', 'haybittle-peto'],
    ['split', 'fixed'],
    ['split', 'haybittle-peto'],
  ] as const)('%s, %s: names a winner where there is none at most as often as the level says', (mode, stopRule) => {
    const random = seededRandom(20_261_123);
    const named = winners(RUNS, () => run({ mode, stopRule, ...PLAN }, [0.6, 0.6], random));
    expect(named.a + named.b).toBeLessThan(RUNS * (ALPHA + TOLERANCE));
    expect(named.a + named.b).toBeGreaterThan(0);
  });

  it.each([
    ['paired', 'fixed'],
    ['paired', 'haybittle-peto'],
    ['split', 'fixed'],
    ['split', 'haybittle-peto'],
  ] as const)('%s, %s: finds a difference of the planned size about four times in five', (mode, stopRule) => {
    const random = seededRandom(7);
    const named = winners(1_000, () => run({ mode, stopRule, ...PLAN }, [0.55, 0.45], random));
    expect(named.a).toBeGreaterThan(700);
    expect(named.b).toBeLessThan(10);
  });

  it('looking after every case instead would name one far more often: why the looks are planned', () => {
    const random = seededRandom(20_261_123);
    const named = winners(600, () => {
      const pairs = drawPairs(155, [0.6, 0.6], random);
      for (let cases = 10; cases <= 155; cases += 1) {
        const { winner } = judge('paired', countPairs(pairs.slice(0, cases)), ALPHA);
        if (winner) return winner;
      }
      return null;
    });
    expect(named.a + named.b).toBeGreaterThan(600 * 1.5 * ALPHA);
  });
});

type Random = () => number;
type Sized = Pick<AbPlan, 'splitPercent' | 'difference'> & { readonly mode: AbMode; readonly stopRule: AbStopRule };

function winners(runs: number, once: () => 'a' | 'b' | null): { readonly a: number; readonly b: number } {
  const all = Array.from({ length: runs }, once);
  return { a: all.filter((winner) => winner === 'a').length, b: all.filter((winner) => winner === 'b').length };
}

/** One whole test of arms that are right so often. */
function run(plan: Sized, rates: readonly [number, number], random: Random): 'a' | 'b' | null {
  const cases = plannedCases(plan);
  const pairs = plan.mode === 'paired' ? drawPairs(cases, rates, random) : drawSplit(cases, rates, random);
  for (const { atCases, level } of plannedLooks(plan.stopRule, cases)) {
    const seen = pairs.slice(0, atCases);
    const { winner } = judge(plan.mode, plan.mode === 'paired' ? countPairs(seen) : countSplit(seen), level);
    if (winner) return winner;
  }
  return null;
}

type Drawn = readonly [a: boolean | null, b: boolean | null];

/** The arms differ on a fifth of the cases, as the plan takes it. */
function drawPairs(cases: number, [rateA, rateB]: readonly [number, number], random: Random): readonly Drawn[] {
  const onlyA = (0.2 + rateA - rateB) / 2;
  return Array.from({ length: cases }, () => {
    const draw = random();
    if (draw < onlyA) return [true, false];
    return draw < 0.2 ? [false, true] : [true, true];
  });
}

function drawSplit(cases: number, [rateA, rateB]: readonly [number, number], random: Random): readonly Drawn[] {
  return Array.from({ length: cases }, () => (random() < 0.5 ? [random() < rateA, null] : [null, random() < rateB]));
}

function countPairs(pairs: readonly Drawn[]) {
  const cases = pairs.length;
  const only = (arm: 0 | 1) => pairs.filter((pair) => pair[arm] && !pair[1 - arm]).length;
  return { a: { successes: only(0), cases }, b: { successes: only(1), cases } };
}

function countSplit(drawn: readonly Drawn[]) {
  const of = (arm: 0 | 1) => drawn.filter((pair) => pair[arm] !== null);
  const share = (arm: 0 | 1) => ({ successes: of(arm).filter((pair) => pair[arm]).length, cases: of(arm).length });
  return { a: share(0), b: share(1) };
}
