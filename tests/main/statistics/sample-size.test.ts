import { describe, expect, it } from 'vitest';
import { casesNeeded, pairsNeeded } from '../../../main/statistics/sample-size.ts';

const AIM = { difference: 0.1, level: 0.05, power: 0.8 };

describe('the number of cases', () => {
  it('is that of the formulas, worked out by hand', () => {
    // (1.95996 sqrt(0.2) + 0.84162 sqrt(0.2 - 0.01))^2 / 0.01 = 154.5
    expect(pairsNeeded(0.2, AIM)).toBe(155);
    // (1.95996 + 0.84162)^2 / 0.01 = 784.9 of both arms
    expect(casesNeeded(0.5, AIM)).toBe(785);
  });

  it('grows with what is asked of it, and with an uneven split', () => {
    expect(pairsNeeded(0.2, { ...AIM, level: 0.001 })).toBeGreaterThan(155);
    expect(pairsNeeded(0.2, { ...AIM, power: 0.9 })).toBeGreaterThan(155);
    expect(casesNeeded(0.1, AIM)).toBeGreaterThan(casesNeeded(0.5, AIM));
    expect(casesNeeded(0.1, AIM)).toBe(casesNeeded(0.9, AIM));
  });

  it('refuses what no number of cases could show', () => {
    expect(() => pairsNeeded(0.05, AIM)).toThrow(RangeError);
    expect(() => casesNeeded(0, AIM)).toThrow(RangeError);
    expect(() => casesNeeded(1, AIM)).toThrow(RangeError);
  });
});
