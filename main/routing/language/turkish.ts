/**
 * Turkish endings, as far as telling "pnömonisinde" from an accident needs them.
 * Method: a word belongs to a stem when what follows the stem can be cut without remainder into nominal endings, found by
 * marking every position that can be reached. Endings after Göksel & Kerslake, Turkish: A Comprehensive Grammar, ch. 8.
 * Vowel harmony gives each ending two or four forms; all of them are listed rather than enforced, because loan words
 * break it (alkolü, saatler) and text typed without marks erases it.
 */

const ENDINGS: ReadonlySet<string> = new Set(
  [
    'lar ler', // plural
    'm n im um in un i u si su miz muz imiz umuz niz nuz iniz unuz lari leri', // possessive
    'yi yu ni nu a e ya ye na ne da de ta te nda nde dan den tan ten ndan nden nin nun la le yla yle', // case
    'ca ce nca nce ki li lu siz suz sel sal ci cu', // derivation
    'dir dur tir tur di du ti tu ydi ydu mis mus ymis ymus se sa yse ysa ken yken sin sun yim yum iz yiz mi mu', // copula
  ].flatMap((line) => line.split(' ')),
);
const LONGEST = 5;
const SOFTENED: Readonly<Record<string, string>> = { p: 'b', ç: 'c', t: 'd', k: 'ğ' };

/** `rest` without marks, e.g. "sinde" of "pnömonisinde". */
export function isEnding(rest: string): boolean {
  const isReached = [true, ...Array.from(rest, () => false)];
  for (let end = 1; end <= rest.length; end += 1) {
    for (let length = 1; length <= Math.min(LONGEST, end); length += 1) {
      if (isReached[end - length] && ENDINGS.has(rest.slice(end - length, end))) isReached[end] = true;
    }
  }
  return isReached[rest.length] ?? false;
}

/**
 * The forms a stem takes before a vowel: its last consonant softens (ilaç: ilac-ı, böbrek: böbreğ-i) and, in Arabic words
 * of one syllable, doubles (tıp: tıbb-ı, hak: hakk-ı).
 */
export function formsBeforeVowel(stem: string): string[] {
  const last = stem.at(-1) ?? '';
  const soft = SOFTENED[last];
  const forms = soft === undefined ? [] : [stem.slice(0, -1) + soft];
  if (!isOneSyllable(stem) || !/[ptkfs]/u.test(last)) return forms;
  const doubled = soft === undefined || last === 'k' ? last : soft;
  return [...forms, stem.slice(0, -1) + doubled + doubled];
}

export function beginsWithVowel(rest: string): boolean {
  return /^[aeiou]/u.test(rest);
}

function isOneSyllable(stem: string): boolean {
  return (stem.match(/[aeiouöü]/gu) ?? []).length === 1;
}
