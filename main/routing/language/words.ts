/** A question taken apart into words that can be compared whatever the case, the marks and the keyboard. */

/** Longer text is cut here: fifty words already earn the most points, and the time stays bounded. */
export const MAX_CHARACTERS = 10_000;
/** No word of either language is longer; longer runs are not looked up. */
const MAX_LETTERS = 40;

/**
 * `letters`: lower case; of all marks only those of ç, ğ, ö, ş, ü remain; ı and i are one letter (İ, I, ı and i change
 * places with every keyboard and every change of case). `folded`: the same length without any mark.
 */
export interface Word {
  readonly text: string;
  readonly letters: string;
  readonly folded: string;
  readonly isNumber: boolean;
}

/** Letters and digits part company (covid19, x-ray, KVKK'ya), so that endings and numbers can be told from stems. */
export function readWords(text: string): Word[] {
  const runs =
    text
      .slice(0, MAX_CHARACTERS)
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+|\p{Nd}+/gu) ?? [];
  return runs.filter((run) => run.length <= MAX_LETTERS).map(toWord);
}

/** Words as a reader counts them: whatever stands between spaces and holds a letter or a digit. */
export function countWords(text: string): number {
  return text
    .slice(0, MAX_CHARACTERS)
    .split(/\s+/u)
    .filter((piece) => /[\p{L}\p{Nd}]/u.test(piece)).length;
}

/** Lower case, foreign marks removed, ı as i. */
export function toLetters(text: string): string {
  const lower = text.normalize('NFKC').replaceAll('İ', 'i').toLowerCase().replaceAll('ı', 'i');
  return lower.replaceAll(/[^a-z0-9çğöşü]/gu, (letter) => letter.normalize('NFKD').replaceAll(/\p{M}/gu, ''));
}

/** One letter for one letter: ç, ğ, ö, ş, ü lose their marks. */
export function foldLetters(letters: string): string {
  return letters.replaceAll(/[çğöşü]/gu, (letter) => PLAIN[letter] ?? letter);
}

const PLAIN: Readonly<Record<string, string>> = { ç: 'c', ğ: 'g', ö: 'o', ş: 's', ü: 'u' };

function toWord(text: string): Word {
  const letters = toLetters(text);
  return { text, letters, folded: foldLetters(letters), isNumber: /^\d+$/u.test(letters) };
}
