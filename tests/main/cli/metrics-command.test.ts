import { describe, expect, it } from 'vitest';
import { imagesText, questionsText, savingsText } from '../../../main/cli/metrics-texts.ts';
import { privacyText } from '../../../main/cli/privacy-text.ts';
import type { PrivacySheet } from '../../../preload/metrics.ts';
import { fakeMetrics } from '../../support/fake-bridge/fake-metrics.ts';

const figures = fakeMetrics();
const SHEET = figures['egress.sheet']({ month: '2026-11' });

describe('a day in a line', () => {
  it('of images: counts, causes, percentiles, and accuracy with its interval and n', () => {
    const [today, , last] = figures['metrics.daily']({ days: 30 });
    if (!today || !last) throw new Error('no figures');
    expect(imagesText(today)).toBe(
      '2026-11-23  chest-xray-classifier@1.0.0  38 total, 35 answered, 2 refused, 1 failed (lateral-view 2, image-corrupt 1), ' +
        'mean 41.2 ms, p50 37.1 ms, p95 77.9 ms, p99 109.1 ms, accuracy 83.3 % (77.3 % to 88.3 %, n=18)',
    );
    expect(imagesText(last)).toContain('no final reads');
  });

  it('of questions: what went wrong, and the cost', () => {
    const [today] = figures['metrics.questions']({ days: 30 });
    if (!today) throw new Error('no figures');
    expect(questionsText(today)).toContain('7 total, 6 answered, 0 abstained, 1 failed (overloaded 1)');
    expect(questionsText(today)).toContain('$0.0241');
  });
});

describe('savings', () => {
  const savings = figures['metrics.savings']({ days: 30 });

  it('come with the formula, its figures and the prices they rest on', () => {
    const text = savingsText(savings);
    expect(text).toContain('31 counted, 18 not allowed to leave, 5 without a known usage or price');
    expect(text).toContain('$0.1054 that they would have cost - 31 x $0.0001');
    expect(text).toContain('claude-sonnet-5-5: 812 + 178 tokens a send (mean of 10 measured)');
  });

  it('are not claimed where nothing was measured', () => {
    const none = { ...savings, wouldHaveCostUsd: null, savedUsd: null, savedShare: null, savedPerYearUsd: null };
    expect(savingsText(none)).toContain('saved: not known');
  });
});

describe('the privacy sheet', () => {
  it('says how much went where, when the way was open and what was kept here', () => {
    const text = privacyText(SHEET);
    for (const said of ['18420 bytes', 'api.anthropic.com', 'open from 2026-11-09', 'protected-data 4']) {
      expect(text).toContain(said);
    }
  });

  it.each([
    [{ statement: 'closed' }, '0 bytes left in the time covered, and the way out was shut all of it.'],
    [{ statement: 'silent' }, 'Nothing was sent in the time covered, although the way out was open at times.'],
    [{ statement: 'unrecorded' }, 'nothing can be said'],
  ] as const)('of %j says it', (change, said) => {
    const empty: PrivacySheet = { ...SHEET, sends: 0, bytes: 0, costUsd: 0, rows: [], ...change };
    expect(privacyText(empty)).toContain(said);
  });
});
