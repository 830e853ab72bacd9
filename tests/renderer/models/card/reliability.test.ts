import { expect, test } from 'vitest';
import { reliabilityOf } from '../../../../renderer/models/card/reliability.ts';

const BIN = { from: 0.8, to: 1, n: 40, mean_probability: 0.9, share_correct: 0.85 };

test('bins are read as the card writes them; an empty one has no point', () => {
  const empty = { from: 0, to: 0.2, n: 0, mean_probability: null, share_correct: null };
  expect(reliabilityOf([empty, BIN])).toEqual([
    { from: 0, to: 0.2, n: 0, said: null, right: null },
    { from: 0.8, to: 1, n: 40, said: 0.9, right: 0.85 },
  ]);
});

test.each([[undefined], [null], [[]], ['x'], [[BIN, { ...BIN, n: '7' }]], [[{ ...BIN, share_correct: null }]]])(
  'half a plot is none: %j',
  (value) => {
    expect(reliabilityOf(value)).toBeNull();
  },
);
