import { describe, expect, it } from 'vitest';
import type { Availability, Choice, Situation } from '../../../../main/routing/decision/policy.ts';
import { chooseRoute, cloudBlock } from '../../../../main/routing/decision/policy.ts';
import type { Arm, Complexity, Connectivity } from '../../../../preload/routing.ts';

const COMPLEXITIES: readonly Complexity[] = ['simple', 'medium', 'complex'];
const LINKS: readonly Connectivity[] = ['unknown', 'offline', 'captive-portal', 'tls-intercepted', 'online'];
const SITES = ['this-computer-only', 'cloud-off', 'cloud-allowed'] as const;
const AVAILABILITIES: readonly Availability[] = ['ready', 'absent', 'failed'];
const ARMS: readonly Arm[] = ['local', 'cloud'];
const ESTIMATES = { local: 0.0001, remote: 0.0002, cloud: 0.02 };

interface Row {
  readonly complexity: Complexity;
  readonly situation: Situation;
  readonly choice: Choice;
}

/** All combinations of the lists, each by name. */
function product<T extends Record<string, readonly unknown[]>>(lists: T): { [K in keyof T]: T[K][number] }[] {
  const rows = Object.entries(lists).reduce<Record<string, unknown>[]>(
    (found, [name, values]) => found.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  // Built from exactly these keys and values; the reduction cannot carry their types along.
  return rows as { [K in keyof T]: T[K][number] }[];
}

const TABLE: readonly Row[] = product({
  complexity: COMPLEXITIES,
  connectivity: LINKS,
  site: SITES,
  trustsInspection: [true, false],
  consent: ['given', 'missing'] as const,
  protectedData: ['clear', 'found', 'unchecked'] as const,
  breaker: ['closed', 'half-open', 'open'] as const,
  budget: ['available', 'exhausted'] as const,
  local: AVAILABILITIES,
  remote: AVAILABILITIES,
  cloud: AVAILABILITIES,
  arm: ARMS,
}).map(({ complexity, local, remote, cloud, ...rest }) => {
  const situation = { ...rest, models: { local, remote, cloud }, estimatesUsd: ESTIMATES };
  return { complexity, situation, choice: chooseRoute(complexity, situation) };
});

function count(rows: readonly Row[], isBroken: (row: Row) => boolean): number {
  return rows.filter(isBroken).length;
}

/** Written apart from the policy: everything that forbids the cloud. */
function isCloudForbidden({ situation: s }: Row): boolean {
  const isLinkBad = s.connectivity !== 'online' && !(s.connectivity === 'tls-intercepted' && s.trustsInspection);
  const isDataBad = s.protectedData !== 'clear' || s.consent !== 'given';
  const isServiceBad = s.breaker === 'open' || s.budget === 'exhausted' || s.models.cloud !== 'ready';
  return s.site !== 'cloud-allowed' || isLinkBad || isDataBad || isServiceBad;
}

describe('the whole policy table', () => {
  it('is the product of everything that decides', () => {
    expect(TABLE).toHaveLength(3 * 5 * 3 * 2 * 2 * 3 * 3 * 2 * 27 * 2);
  });

  it('never sends anything to the cloud that is forbidden, and blocks nothing else', () => {
    expect(count(TABLE, (row) => row.choice.route === 'cloud' && isCloudForbidden(row))).toBe(0);
    expect(count(TABLE, (row) => isCloudForbidden(row) !== (cloudBlock(row.situation) !== null))).toBe(0);
  });

  it('answers simple questions, and the local arm, on this computer whenever it can', () => {
    const home = TABLE.filter(({ complexity, situation: { models, arm } }) => {
      return models.local === 'ready' && (complexity === 'simple' || (complexity === 'medium' && arm === 'local'));
    });
    expect(home.length).toBeGreaterThan(10_000);
    expect(count(home, ({ choice }) => choice.route !== 'local')).toBe(0);
  });

  it('sends complex questions, and the cloud arm, to the cloud whenever nothing forbids it', () => {
    const away = TABLE.filter(
      (row) =>
        !isCloudForbidden(row) &&
        (row.complexity === 'complex' || (row.complexity === 'medium' && row.situation.arm === 'cloud')),
    );
    expect(away.length).toBeGreaterThan(100);
    expect(count(away, ({ choice }) => choice.route !== 'cloud')).toBe(0);
  });

  it('never takes a route that is not ready, and none only when nothing may answer', () => {
    expect(
      count(TABLE, ({ choice, situation }) => choice.route !== null && situation.models[choice.route] !== 'ready'),
    ).toBe(0);
    const silent = TABLE.filter(({ choice }) => choice.route === null);
    expect(silent.length).toBeGreaterThan(100);
    expect(count(silent, (row) => !isCloudForbidden(row) || row.situation.models.local === 'ready')).toBe(0);
    expect(count(silent, ({ situation: s }) => s.models.remote === 'ready' && s.site !== 'this-computer-only')).toBe(0);
  });

  it('leaves this computer neither for the cloud nor for the clinic’s server when it must not', () => {
    const closed = TABLE.filter(({ situation }) => situation.site === 'this-computer-only');
    expect(count(closed, ({ choice }) => choice.route === 'cloud' || choice.route === 'remote')).toBe(0);
  });

  it('prefers the local model to the clinic’s server', () => {
    expect(
      count(TABLE, ({ choice, situation }) => choice.route === 'remote' && situation.models.local === 'ready'),
    ).toBe(0);
  });

  it('always says why, and what it will cost', () => {
    expect(count(TABLE, ({ choice }) => !/^[a-z]+(-[a-z]+)*$/u.test(choice.because))).toBe(0);
    expect(
      count(
        TABLE,
        ({ choice: { route, estimatedCostUsd } }) => estimatedCostUsd !== (route === null ? 0 : ESTIMATES[route]),
      ),
    ).toBe(0);
  });

  it('names a block exactly when the block decided', () => {
    const free = new Set([
      'simple-query',
      'medium-query-local-arm',
      'medium-query-cloud-arm',
      'complex-query',
      'local-unavailable',
      'local-failed',
    ]);
    expect(
      count(TABLE, ({ choice, situation }) => !free.has(choice.because) && choice.because !== cloudBlock(situation)),
    ).toBe(0);
  });

  it('offers the outbox only to complex questions held up by something that passes by itself', () => {
    const offered = TABLE.filter(({ choice }) => choice.offerOutbox);
    expect(offered.length).toBeGreaterThan(100);
    expect(count(offered, ({ complexity, choice }) => complexity !== 'complex' || choice.route === 'cloud')).toBe(0);
    expect(
      count(
        offered,
        ({ situation: s }) =>
          s.site !== 'cloud-allowed' ||
          s.consent !== 'given' ||
          s.protectedData !== 'clear' ||
          s.models.cloud === 'absent',
      ),
    ).toBe(0);
  });

  it('records the arm of medium questions, served or not, and of no other', () => {
    expect(
      count(
        TABLE,
        ({ complexity, situation, choice }) => choice.arm !== (complexity === 'medium' ? situation.arm : null),
      ),
    ).toBe(0);
  });
});
