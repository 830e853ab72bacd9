import { expect, test } from 'vitest';
import { parseCard } from '../../../../renderer/models/card/model-card.ts';

test('a card is an object; anything else is no card', () => {
  expect(parseCard('{"labels":["A"]}')).toEqual({ labels: ['A'] });
  expect(parseCard('[1]')).toBeNull();
  expect(parseCard('null')).toBeNull();
  expect(parseCard('{')).toBeNull();
});
