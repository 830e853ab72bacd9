import { describe, expect, test } from 'vitest';
import type { RecordedRead } from '../../../preload/domain.ts';
import { answerView, barsOf, findingPoints, foundLabels, wordOf } from '../../../renderer/reading/answer-view.ts';
import { reviewOf } from '../../../renderer/reading/review.ts';
import { POINTS, answer, none, study } from '../../support/fake-bridge/fake-data.ts';

const OWN: RecordedRead = { label: 'normal', note: '', reader: 'x', at: '2026-11-23T08:00:00.000Z' };
const CARD_OF_STUDY = study(1, 'A');
const PNEUMONIA = answer('positive', 'Pneumonia', [0.04, 0.83, 0.13]);

test('an answer that slipped through before the own read stays hidden', () => {
  expect(answerView(study(1, 'A', { screening: PNEUMONIA }))).toEqual({ kind: 'hidden' });
  expect(reviewOf(study(1, 'A', { screening: PNEUMONIA }))).toEqual({ kind: 'none', reason: 'readFirst' });
});

test('after the own read the answer is shown with its state', () => {
  expect(answerView(study(1, 'A', { screening: PNEUMONIA, ownRead: OWN }))).toMatchObject({
    kind: 'shown',
    state: 'positive',
  });
});

test('refusals and failures are never hidden, and carry no screening', () => {
  const refused = study(1, 'A', {
    progress: 'refused',
    code: 'lateral-view',
    screening: none('refused', 'lateral-view'),
  });
  expect(answerView(refused)).toEqual({ kind: 'none', state: 'refused', code: 'lateral-view' });
  const failed = study(1, 'A', { progress: 'failed', code: 'engine-crashed' });
  expect(answerView(failed)).toEqual({ kind: 'none', state: 'error', code: 'engine-crashed' });
});

test('a refused image has no bars even if scores arrive with it', () => {
  expect(barsOf({ ...PNEUMONIA, status: 'refused' }, CARD_OF_STUDY)).toEqual([]);
});

test('an unfinished study waits, read or not', () => {
  expect(answerView(study(1, 'A', { progress: 'running' }))).toEqual({ kind: 'waiting' });
  expect(answerView(study(1, 'A', { progress: 'queued', ownRead: OWN }))).toEqual({ kind: 'waiting' });
});

test('each bar knows its cut-off, its band and where it stands', () => {
  const bars = barsOf(answer('uncertain', 'Pneumonia', [0.04, 0.47, 0.49]), CARD_OF_STUDY);
  expect(bars.map(({ label, standing }) => [label, standing])).toEqual([
    ['COVID-19', 'below'],
    ['Pneumonia', 'near'],
    ['Normal', 'none'],
  ]);
  expect(bars[1]?.band).toEqual([0.4, 0.52]);
});

test('what is uncertain says why: too near to a cut-off, or the likeliest class on the other side of it', () => {
  expect(wordFor([0.04, 0.47, 0.49])).toBe('uncertain');
  expect(wordFor([0.01, 0.53, 0.46])).toBe('contradicted');
  expect(wordFor([0.27, 0.38, 0.35])).toBe('contradicted');
});

function wordFor(scores: readonly [number, number, number]) {
  return wordOf('uncertain', CARD_OF_STUDY, barsOf(answer('uncertain', 'Normal', scores), CARD_OF_STUDY));
}

test('the class "nothing found" has no cut-off that decides', () => {
  const [point] = POINTS;
  if (!point) throw new Error('no points');
  expect(findingPoints({ ...CARD_OF_STUDY, operatingPoints: [...POINTS, { ...point, label: 'Normal' }] })).toEqual(
    POINTS,
  );
});

test('what was found are the classes above their cut-offs, else the prediction', () => {
  expect(foundLabels(barsOf(PNEUMONIA, CARD_OF_STUDY), 'Pneumonia')).toEqual(['Pneumonia']);
  expect(foundLabels([], 'COVID-19')).toEqual(['COVID-19']);
  expect(foundLabels([], null)).toEqual([]);
});

test('the review offers agreement with a clear answer only', () => {
  expect(reviewOf(study(1, 'A', { screening: PNEUMONIA, ownRead: OWN }))).toEqual({
    kind: 'agree',
    label: 'pneumonia',
  });
  const unclear = answer('uncertain', 'Pneumonia', [0.1, 0.47, 0.43]);
  expect(reviewOf(study(1, 'A', { screening: unclear, ownRead: OWN }))).toEqual({ kind: 'keep', label: 'normal' });
  const failed = study(1, 'A', { progress: 'failed', code: 'engine-crashed', ownRead: OWN });
  expect(reviewOf(failed)).toEqual({ kind: 'none', reason: 'noAnswer' });
});

describe('a model of many labels', () => {
  const labels = ['Effusion', 'Mass', 'Nodule', 'Edema', 'Fibrosis'];
  const card = {
    operatingPoints: POINTS.slice(0, 1).flatMap((point) =>
      labels.map((label) => ({ ...point, label, threshold: label === 'Edema' ? 0.2 : 0.6 })),
    ),
    negativeLabel: null,
    indeterminateMargin: 0.05,
  };
  const scores = Object.fromEntries(
    [0.1, 0.55, 0.3, 0.4, 0.05].map((probability, i) => [labels[i] ?? '', { probability, percentage: '' }]),
  );

  test('shows what was found first, then the likeliest', () => {
    const bars = barsOf({ ...PNEUMONIA, scores }, { ...CARD_OF_STUDY, ...card });
    expect(bars.map(({ label }) => label)).toEqual(['Edema', 'Mass', 'Nodule', 'Effusion', 'Fibrosis']);
    expect(foundLabels(bars, 'Mass')).toEqual(['Edema']);
  });

  test('never speaks of COVID-19, nor of a cut-off that nobody measured', () => {
    expect(wordOf('negative', { ...CARD_OF_STUDY, ...card }, [])).toBe('negativeOfOthers');
    expect(wordOf('negative', CARD_OF_STUDY, [])).toBe('negative');
    expect(wordOf('uncertain', { ...CARD_OF_STUDY, operatingPoints: [] }, [])).toBe('unmeasured');
  });
});
