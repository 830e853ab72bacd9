/**
 * The router tests of the original system, in this application's shape, and what `route --json` prints. Its savings are
 * reproduced in savings.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { assessComplexity } from '../../../../main/routing/complexity/complexity.ts';
import { ORIGINAL_ESTIMATES_USD } from '../../../../main/routing/cost/prices.ts';
import type { Circumstances } from '../../../../main/routing/decision/decide.ts';
import { decideRoute, toRouteLine } from '../../../../main/routing/decision/decide.ts';

const SIMPLE = 'Merhaba';
const MEDIUM = 'Bu göğüs röntgeninde pnömoni var mı?';
const COMPLEX =
  'Hasta verilerini analiz ederek COVID-19, pnömoni ve normal akciğer dokusu arasındaki farkları karşılaştır';
const READY = { local: 'ready', remote: 'absent', cloud: 'ready' } as const;

const OPEN: Circumstances = {
  connectivity: 'online',
  site: 'cloud-allowed',
  trustsInspection: false,
  consent: 'given',
  imageCheck: 'clear',
  breaker: 'closed',
  budget: 'available',
  models: READY,
  estimatesUsd: ORIGINAL_ESTIMATES_USD,
  caseId: null,
  split: null,
};

describe('classification', () => {
  it('calls a greeting simple', () => expect(assessComplexity(SIMPLE).complexity).toBe('simple'));
  it('calls a question of one finding medium', () => expect(assessComplexity(MEDIUM).complexity).toBe('medium'));
  it('calls a comparison complex', () => expect(assessComplexity(COMPLEX).complexity).toBe('complex'));
});

describe('decisions', () => {
  it('answers simple questions locally', () => {
    expect(decideRoute(SIMPLE, OPEN)).toMatchObject({ route: 'local', because: 'simple-query', arm: null });
  });

  it('splits medium questions evenly between the arms, the same case always alike', () => {
    const cases = Array.from({ length: 10_000 }, (_, i) => decideRoute(MEDIUM, { ...OPEN, caseId: `case ${i}` }));
    const local = cases.filter(({ route }) => route === 'local').length;
    // Five standard deviations of a fair coin: 5 x sqrt(10000 / 4).
    expect(Math.abs(local - 5000)).toBeLessThan(250);
    expect(decideRoute(MEDIUM, { ...OPEN, caseId: 'case 7' })).toEqual(cases[7]);
  });

  it('sends complex questions to the cloud when online and allowed', () => {
    expect(decideRoute(COMPLEX, OPEN)).toMatchObject({ route: 'cloud', because: 'complex-query' });
  });
});

describe('cost', () => {
  it('estimates a local and a cloud question as the original does', () => {
    expect(decideRoute(SIMPLE, OPEN).estimatedCostUsd).toBe(0.0001);
    expect(decideRoute(COMPLEX, OPEN).estimatedCostUsd).toBe(0.02);
  });
});

describe('fallback', () => {
  it('goes to the cloud when the local model fails, if that is allowed, and else says why not', () => {
    const models = { ...READY, local: 'failed' } as const;
    expect(decideRoute(SIMPLE, { ...OPEN, models })).toMatchObject({ route: 'cloud', because: 'local-failed' });
    const closed = { ...OPEN, models, site: 'this-computer-only' } as const;
    expect(decideRoute(SIMPLE, closed)).toMatchObject({ route: null, because: 'this-computer-only' });
  });

  it('comes home when the cloud fails, and offers to ask again later', () => {
    const models = { ...READY, cloud: 'failed' } as const;
    expect(decideRoute(COMPLEX, { ...OPEN, models })).toMatchObject({
      route: 'local',
      because: 'cloud-failed',
      offerOutbox: true,
    });
  });
});

describe('the whole decision', () => {
  it('stays home with protected data in the question or in the picture', () => {
    const named = decideRoute(`${COMPLEX}. Hasta adı: Gül Kaya`, OPEN);
    expect(named).toMatchObject({ route: 'local', because: 'protected-data', offerOutbox: false });
    expect(decideRoute(COMPLEX, { ...OPEN, imageCheck: 'unchecked' }).because).toBe('protected-data-unchecked');
    expect(decideRoute(COMPLEX, { ...OPEN, imageCheck: 'found' }).because).toBe('protected-data');
  });

  it('gives a question without a case the same arm however it is typed', () => {
    const arms = [MEDIUM, `  ${MEDIUM} `, MEDIUM.toLocaleUpperCase('tr-TR')].map(
      (query) => decideRoute(query, OPEN).arm,
    );
    expect(new Set(arms).size).toBe(1);
  });

  it('prints the line of route --json', () => {
    const line = toRouteLine(decideRoute(COMPLEX, { ...OPEN, connectivity: 'offline' }));
    expect(Object.keys(line)).toEqual([
      'query',
      'complexity',
      'score',
      'features',
      'route',
      'because',
      'estimated_cost_usd',
    ]);
    expect(line).toMatchObject({
      query: COMPLEX,
      complexity: 'complex',
      score: 85,
      route: 'local',
      because: 'offline',
      estimated_cost_usd: 0.0001,
    });
  });
});
