import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignArm } from '../../../../main/routing/decision/ab-assignment.ts';

const CASES = Array.from({ length: 4000 }, (_, i) => `case ${i}`);

function localShare(testId: string, localPercent: number): number {
  return CASES.filter((name) => assignArm({ testId, localPercent }, name) === 'local').length / CASES.length;
}

describe('assignArm', () => {
  it.each([0, 10, 50, 90, 100])('gives the local arm %i percent', (percent) => {
    // Five standard deviations; none at the ends, where there is nothing to draw.
    const tolerance = 5 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / CASES.length);
    expect(Math.abs(localShare('a test', percent) - percent / 100)).toBeLessThanOrEqual(tolerance);
  });

  it('never changes its mind', () => {
    expect(CASES.slice(0, 8).map((name) => assignArm({ testId: 't', localPercent: 50 }, name))).toEqual(
      CASES.slice(0, 8).map((name) => assignArm({ testId: 't', localPercent: 50 }, name)),
    );
    expect(assignArm({ testId: 'onnx-vs-claude-medical', localPercent: 50 }, 'case 1')).toMatchInlineSnapshot(
      `"local"`,
    );
  });

  it('moves a case at most once as the share grows', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 0, max: 99 }), (testId, name, percent) => {
        const before = assignArm({ testId, localPercent: percent }, name);
        const after = assignArm({ testId, localPercent: percent + 1 }, name);
        expect(before === 'local' && after === 'cloud').toBe(false);
      }),
    );
  });

  it('splits two tests independently', () => {
    const both = CASES.filter(
      (name) =>
        assignArm({ testId: 'one', localPercent: 50 }, name) === assignArm({ testId: 'two', localPercent: 50 }, name),
    );
    expect(Math.abs(both.length / CASES.length - 0.5)).toBeLessThan(0.04);
  });

  it.each([-1, 101, Number.NaN])('refuses a share of %d', (localPercent) => {
    expect(() => assignArm({ testId: 't', localPercent }, 'c')).toThrow(RangeError);
  });
});
