import { expect, test } from 'vitest';
import type { GivenAnswer, QuestionEntry, QuestionPreview } from '../../../preload/questions.ts';
import { choicesFor, outboxStep, shownAnswer } from '../../../renderer/question/question-view.ts';

const OUTGOING = {
  host: 'api.example',
  body: '{}',
  bytes: 2,
  image: null,
  imageHold: 'no-study',
  worstCaseUsd: 0.04,
} as const;

const PREVIEW: QuestionPreview = {
  decision: {
    query: 'A',
    complexity: 'complex',
    score: 70,
    features: [],
    route: 'cloud',
    because: 'complex-query',
    estimatedCostUsd: 0.02,
    offerOutbox: false,
    arm: null,
  },
  protectedData: [],
  localAnswer: 'partly',
  isCompared: false,
  outgoing: OUTGOING,
};

const LOCAL: GivenAnswer = {
  at: '2026-11-23T08:00:00.000Z',
  route: 'local',
  because: 'simple-query',
  cloudFault: null,
  label: 'local-model',
  language: 'tr',
  lines: [
    { topic: 'finding', text: 'finding' },
    { topic: 'score', text: 'score' },
    { topic: 'purpose', text: 'purpose' },
  ],
  isHidden: false,
  isAbstained: false,
  costUsd: 0,
  durationMs: 3,
};

const CLOUD: GivenAnswer = {
  ...LOCAL,
  route: 'cloud',
  label: 'general-purpose-model',
  lines: [{ topic: 'cloud', text: 'x' }],
};

function decided(change: Partial<QuestionPreview['decision']>, outgoing: QuestionPreview['outgoing']): QuestionPreview {
  return { ...PREVIEW, decision: { ...PREVIEW.decision, ...change }, outgoing };
}

test('nothing may leave that the preview did not show, letter by letter', () => {
  expect(choicesFor('A', null)).toEqual({ home: 'local', away: null });
  expect(choicesFor('A ', PREVIEW)).toEqual({ home: 'local', away: null });
  expect(choicesFor('A', PREVIEW)).toEqual({ home: 'local', away: { when: 'now', outgoing: OUTGOING } });
});

test('what cannot leave now may wait, and what may neither leave nor wait stays', () => {
  const waiting = decided({ route: 'local', because: 'offline', offerOutbox: true }, OUTGOING);
  expect(choicesFor('A', waiting).away?.when).toBe('later');
  const kept = decided({ route: 'local', because: 'this-computer-only' }, OUTGOING);
  expect(choicesFor('A', kept).away).toBeNull();
  expect(choicesFor('A', decided({}, null)).away).toBeNull();
});

test('where nothing may answer, nothing is offered; the clinic’s own server is named as such', () => {
  expect(choicesFor('A', decided({ route: null, because: 'local-failed' }, null))).toEqual({ home: null, away: null });
  expect(choicesFor('A', decided({ route: 'remote', because: 'local-failed' }, null)).home).toBe('remote');
});

test('a cloud answer that slipped through before the own read stays hidden', () => {
  expect(shownAnswer(CLOUD, false)).toEqual({ kind: 'withheld' });
  expect(shownAnswer({ ...CLOUD, isHidden: true }, true)).toEqual({ kind: 'withheld' });
  expect(shownAnswer(CLOUD, true)).toEqual({ kind: 'shown', lines: CLOUD.lines, withheld: 0 });
});

test('of a local answer nothing that tells what the model saw is shown before the own read', () => {
  expect(shownAnswer(LOCAL, false)).toEqual({ kind: 'shown', lines: [LOCAL.lines[2]], withheld: 2 });
  expect(shownAnswer(LOCAL, true)).toMatchObject({ withheld: 0 });
});

test('an abstention is no answer', () => {
  expect(shownAnswer({ ...CLOUD, isAbstained: true, lines: [] }, true)).toEqual({ kind: 'abstained' });
});

test.each([
  [null, null],
  ['offered', 'put'],
  ['withdrawn', 'put'],
  ['failed', 'put'],
  ['waiting', 'take'],
  ['sent', null],
] as const)('outbox %s: %s', (outbox, step) => {
  // as: the one field that counts
  expect(outboxStep({ outbox } as QuestionEntry)).toBe(step);
});
