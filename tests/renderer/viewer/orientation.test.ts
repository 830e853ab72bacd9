import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placedOrientation, turned } from '../../../renderer/viewer/orientation.ts';
import { UNTOUCHED, flipped } from '../../../renderer/viewer/view-state.ts';

const CHEST = { left: 'R', right: 'L', top: 'H', bottom: 'F' };
const STILL = { rotation: 0, isFlippedAcross: false, isFlippedOver: false } as const;

test('turned clockwise, the head lies to the right and the patient’s right is on top', () => {
  expect(placedOrientation(CHEST, { ...STILL, rotation: 90 })).toEqual({
    left: 'F',
    right: 'H',
    top: 'R',
    bottom: 'L',
  });
});

test('flipped, only the axis of the flip changes sides', () => {
  expect(placedOrientation(CHEST, { ...STILL, isFlippedAcross: true })).toEqual({ ...CHEST, left: 'L', right: 'R' });
  expect(placedOrientation(CHEST, { ...STILL, isFlippedOver: true })).toEqual({ ...CHEST, top: 'F', bottom: 'H' });
});

test('no letter is ever lost or doubled', () => {
  const placement = fc.record({
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    isFlippedAcross: fc.boolean(),
    isFlippedOver: fc.boolean(),
  });
  fc.assert(
    fc.property(placement, (one) => {
      expect(new Set(Object.values(placedOrientation(CHEST, one)))).toEqual(new Set('FHLR'));
    }),
  );
});

test('turning four times, or there and back, changes nothing', () => {
  expect(turned(turned(turned(turned(0, 90), 90), 90), 90)).toBe(0);
  expect(turned(turned(0, -90), 90)).toBe(0);
  expect(turned(0, -90)).toBe(270);
});

test('on a quarter turn a flip across the screen exchanges what stands left and right on the screen', () => {
  const quarter = { ...UNTOUCHED, rotation: 90 } as const;
  const before = placedOrientation(CHEST, quarter);
  const after = placedOrientation(CHEST, flipped(quarter, 'across'));
  expect(after).toEqual({ ...before, left: before.right, right: before.left });
});
