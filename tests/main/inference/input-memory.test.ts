import { expect, it } from 'vitest';
import { giveBackInput, takeInput } from '../../../main/inference/input-memory.ts';

it('gives no memory to two at once, and the same again to whoever comes after', () => {
  const [first, second] = [takeInput(6), takeInput(6)];
  expect(first.buffer).not.toBe(second.buffer);
  giveBackInput(first);
  const third = takeInput(6);
  expect(third).toBe(first);
  expect(takeInput(6)).not.toBe(second);
});

it('gives as many floats as were asked for', () => {
  giveBackInput(takeInput(8));
  expect(takeInput(5)).toHaveLength(5);
  expect(takeInput(8)).toHaveLength(8);
});
