import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breaker } from '../../../../main/routing/connection/breaker.ts';
import { admit, breakerState, CLOSED, nextBreaker } from '../../../../main/routing/connection/breaker.ts';

const MINUTE = 60_000;

function failing(breaker: Breaker, times: number, now: number): Breaker {
  return Array.from({ length: times }).reduce<Breaker>((state) => nextBreaker(state, 'failure', now), breaker);
}

describe('the breaker', () => {
  it('opens at the third failure in a row', () => {
    expect(breakerState(failing(CLOSED, 2, 0), 0)).toBe('closed');
    expect(breakerState(failing(CLOSED, 3, 0), 0)).toBe('open');
    const interrupted = nextBreaker(failing(CLOSED, 2, 0), 'success', 0);
    expect(breakerState(failing(interrupted, 2, 0), 0)).toBe('closed');
  });

  it('lets one trial through after a minute', () => {
    const open = failing(CLOSED, 3, 0);
    expect(admit(open, MINUTE - 1).isAdmitted).toBe(false);
    expect(breakerState(open, MINUTE)).toBe('half-open');
    const trial = admit(open, MINUTE);
    expect(trial.isAdmitted).toBe(true);
    expect(admit(trial.breaker, MINUTE).isAdmitted).toBe(false);
    expect(nextBreaker(trial.breaker, 'success', MINUTE)).toEqual(CLOSED);
  });

  it('does not wait for ever for a trial that never reports back', () => {
    const trial = admit(failing(CLOSED, 3, 0), MINUTE);
    expect(admit(trial.breaker, 10 * MINUTE).isAdmitted).toBe(true);
  });

  it('doubles the cool-down with every failed trial, up to an hour', () => {
    const coolDowns: number[] = [];
    let breaker = failing(CLOSED, 3, 0);
    for (let now = 0, round = 0; round < 9 && breaker.state === 'open'; round += 1) {
      coolDowns.push(breaker.coolDownMs / MINUTE);
      now = breaker.until;
      breaker = nextBreaker(admit(breaker, now).breaker, 'failure', now);
    }
    expect(coolDowns).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('cools down for hours when the budget is spent, from any state', () => {
    const spent = nextBreaker(CLOSED, 'budget-exhausted', 0);
    expect(breakerState(spent, 5 * 60 * MINUTE)).toBe('open');
    expect(breakerState(spent, 6 * 60 * MINUTE)).toBe('half-open');
    const again = nextBreaker(admit(spent, 6 * 60 * MINUTE).breaker, 'failure', 6 * 60 * MINUTE);
    expect(breakerState(again, 11 * 60 * MINUTE)).toBe('open');
  });

  it('obeys the service when it asks for longer', () => {
    const open = nextBreaker(failing(CLOSED, 2, 0), 'failure', 0, 10 * MINUTE);
    expect(breakerState(open, 9 * MINUTE)).toBe('open');
  });

  it('is not closed by a late answer while it is open', () => {
    expect(breakerState(nextBreaker(failing(CLOSED, 3, 0), 'success', 1), 1)).toBe('open');
  });

  it('never admits while open and never stays shut for ever', () => {
    const step = fc.tuple(
      fc.constantFrom('success', 'failure', 'budget-exhausted', 'admit'),
      fc.integer({ min: 0, max: 7_200_000 }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let breaker: Breaker = CLOSED;
        let now = 0;
        for (const [what, passed] of steps) {
          now += passed;
          const isOpen = breakerState(breaker, now) === 'open';
          const admitted = admit(breaker, now);
          expect(admitted.isAdmitted).toBe(!isOpen);
          breaker = what === 'admit' ? admitted.breaker : nextBreaker(breaker, what, now);
        }
        expect(admit(breaker, now + 24 * 60 * MINUTE).isAdmitted).toBe(true);
      }),
    );
  });
});
