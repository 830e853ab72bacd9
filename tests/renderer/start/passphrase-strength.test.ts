import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passphraseStrength } from '../../../renderer/start/passphrase-strength.ts';

test.each([
  ['kısa', 'short'],
  ['12345678901', 'short'],
  ['aaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abcdefghijklmnopqrst', 'weak'],
  ['123456789012', 'weak'],
  ['mavi kedi damda', 'fair'],
  ['dört gözle bekler kuşlar', 'strong'],
] as const)('%s is %s', (text, strength) => {
  expect(passphraseStrength(text)).toBe(strength);
});

test('whatever main would refuse for its length is called short', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 11, unit: 'binary-ascii' }), (text) => passphraseStrength(text) === 'short'),
  );
});
