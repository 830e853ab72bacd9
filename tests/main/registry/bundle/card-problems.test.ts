import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ImportFault } from '../../../../main/inference/graph/fault.ts';
import { readCard } from '../../../../main/registry/bundle/bundled-model.ts';
import { tinyModel } from '../../../support/tiny-model.ts';

const { card } = tinyModel();

describe('a card that is refused says place by place', () => {
  it.each<[string, object, ReturnType<typeof listed>]>([
    ['a field left out', { ...card, licence: undefined }, [{ field: 'licence', found: null, expected: 'string' }]],
    [
      'another type',
      { ...card, indeterminate_margin: '5 %' },
      [{ field: 'indeterminate_margin', found: '"5 %"', expected: 'number' }],
    ],
    [
      'a number out of range',
      { ...card, operating_points: [{ ...card.operating_points[0], threshold: 1.5 }] },
      [{ field: 'operating_points[0].threshold', found: '1.5', expected: '≤ 1' }],
    ],
    ['a list that is empty', { ...card, labels: [] }, [{ field: 'labels', found: 'length 0', expected: 'length ≥ 1' }]],
    [
      'a word nobody knows',
      { ...card, activation: 'tanh' },
      [{ field: 'activation', found: '"tanh"', expected: '"softmax" | "sigmoid"' }],
    ],
    [
      'two channels',
      { ...card, preprocessing: { ...card.preprocessing, mean: [0, 0] } },
      [{ field: 'preprocessing.mean', found: '[0,0]', expected: '[number] | [number, number, number]' }],
    ],
    [
      'as many means as deviations',
      { ...card, preprocessing: { ...card.preprocessing, std: [1] } },
      [{ field: 'preprocessing.std', found: '[1]', expected: 'length 3 (preprocessing.mean)' }],
    ],
    [
      'more classes than logits',
      { ...card, labels: ['a', 'b', 'c', 'd'] },
      [{ field: 'labels', found: '4', expected: '3 (outputs.logits)' }],
    ],
  ])('%s', (_, wrong, problems) => {
    expect(listed(JSON.stringify(wrong))).toEqual(problems);
  });
});

it('tells both counts where classes and logits are of different numbers', () => {
  expect(refusal(JSON.stringify({ ...card, labels: ['a', 'b'] }))).toMatchObject({
    code: 'card-labels',
    message: 'the card names 2 classes in labels, and its output logits has 3',
  });
});

it('lists ten places and counts the others', () => {
  const { problems, message } = refusal('{}');
  expect(problems?.listed).toHaveLength(10);
  expect(problems?.more).toBeGreaterThan(0);
  expect(message).toMatch(/^card\.json:\n {2}format: missing, expected 1\n/);
  expect(message).toMatch(new RegExp(`and ${problems?.more} more$`));
});

it('whatever stands in a card, the refusal is a short list of short lines and no dump of JSON', () => {
  const odd = fc.json().map((value) => JSON.stringify({ ...card, labels: JSON.parse(value) }));
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), odd), (text) => {
      const lines = (refusalOf(text)?.message ?? '').split('\n');
      expect(lines.length).toBeLessThanOrEqual(12);
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300);
      expect(lines.join('')).not.toMatch(/"code":/);
    }),
  );
});

function listed(text: string) {
  return refusal(text).problems?.listed;
}

function refusal(text: string): ImportFault {
  const fault = refusalOf(text);
  if (!fault) throw new Error(`taken for a card: ${text}`);
  return fault;
}

/** null: it is a card. */
function refusalOf(text: string): ImportFault | null {
  try {
    readCard(text);
    return null;
  } catch (error) {
    if (error instanceof ImportFault) return error;
    throw error;
  }
}
