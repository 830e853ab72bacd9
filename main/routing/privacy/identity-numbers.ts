/** Numbers that name a person or a record. */
import type { ProtectedDatum } from '../../../preload/routing.ts';

const LONG_RUN = 6;
const LONG_CHAIN = 9;

/** Every run of digits, also one broken up by blanks, dots, hyphens or brackets, that is too long to be a measurement. */
export function classifyNumbers(text: string): ProtectedDatum[] {
  const chains = text.match(/\+?\(?\d+(?:[ ().-]{1,2}\d+)*/gu) ?? [];
  return chains.flatMap((chain) => classify(chain));
}

/**
 * The identity number of the Republic of Turkey: eleven digits, the first not 0; with o the sum of digits 1, 3, 5, 7, 9
 * and e that of 2, 4, 6, 8, the tenth is (7o - e) mod 10 and the eleventh the sum of the first ten mod 10.
 */
export function isTurkishIdentityNumber(digits: string): boolean {
  if (!/^[1-9]\d{10}$/u.test(digits)) return false;
  const numbers = Array.from(digits, Number);
  const first = numbers.slice(0, 9);
  const odd = sum(first.filter((_, i) => i % 2 === 0));
  const even = sum(first.filter((_, i) => i % 2 === 1));
  return (7 * odd - even + 100) % 10 === numbers[9] && sum(numbers.slice(0, 10)) % 10 === numbers[10];
}

function classify(chain: string): ProtectedDatum[] {
  const groups = chain.match(/\d+/gu) ?? [];
  const digits = groups.join('');
  if (holdsIdentityNumber(digits)) return [{ kind: 'national-id', excerpt: chain }];
  if (isPhone(chain, groups)) return [{ kind: 'phone', excerpt: chain }];
  return groups.some(({ length }) => length >= LONG_RUN) ? [{ kind: 'record-number', excerpt: chain }] : [];
}

/** Also inside a longer chain: a dose or a date may stand right before it. */
function holdsIdentityNumber(digits: string): boolean {
  return Array.from(digits, (_, at) => digits.slice(at, at + 11)).some(isTurkishIdentityNumber);
}

/** "37.5 38.2 36.9" are temperatures: the parts of a telephone number have two digits or more. */
function isPhone(chain: string, groups: readonly string[]): boolean {
  const length = groups.join('').length;
  if (chain.startsWith('+') && length >= 7) return true;
  if (/(?:^|\D)\d{3}[ -]\d{2}[ -]\d{2}$|(?:^|\D)\d{3}[ -]\d{4}$/u.test(chain)) return true;
  const isGrouped = groups.every((group, i) => group.length > 1 || (i === 0 && group === '0'));
  return isGrouped && (groups.length > 1 || /^0?[2-5]\d{9}$/u.test(chain)) && length >= LONG_CHAIN;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
