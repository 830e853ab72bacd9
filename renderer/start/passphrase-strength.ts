/**
 * A rough word for a passphrase. Method: bits = length x log2(size of the alphabets used), with repeated and
 * consecutive characters counted once; 60 and 80 bits are the usual marks for off-line guessing behind a slow hash.
 */
export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

export const MIN_PASSPHRASE = 12;

export function passphraseStrength(text: string): PassphraseStrength {
  const letters = Array.from(text);
  if (letters.length < MIN_PASSPHRASE) return 'short';
  const bits = letters.filter((letter, i) => isNews(letter, letters[i - 1])).length * Math.log2(alphabet(text));
  if (bits < 60 || new Set(letters).size < 6) return 'weak';
  return bits < 80 ? 'fair' : 'strong';
}

function isNews(letter: string, before: string | undefined): boolean {
  if (before === undefined) return true;
  return Math.abs((letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) > 1;
}

function alphabet(text: string): number {
  const sizes = [/\p{Ll}/u.test(text) ? 26 : 0, /\p{Lu}/u.test(text) ? 26 : 0, /\d/.test(text) ? 10 : 0];
  return sizes.reduce((sum, size) => sum + size, /[^\p{L}\d]/u.test(text) ? 20 : 0) || 1;
}
