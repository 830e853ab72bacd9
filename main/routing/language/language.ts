/** The language a question is asked in, by its letters and its commonest words. */
import type { Language } from '../../../preload/domain.ts';
import { readWords } from './words.ts';

const TURKISH = new Set(
  'mi mu var yok bu şu ve veya ile için bir ne nedir nasil neden hangi kaç merhaba selam evet hayir da de hasta hastanin olan olarak gibi daha çok en musun misin midir bulgu röntgen akciğer göğüs pnömoni grafi tani tedavi yardim günaydin teşekkürler'
    .split(' ')
    .flatMap((word) => [word, fold(word)]),
);
const ENGLISH = new Set(
  'the is are a an of in on for to and or what which how why does do did can could would should this that there any with hello hi yes no please my your it patient chest lung show see'.split(
    ' ',
  ),
);

/** `preferred` decides when the words do not. */
export function detectLanguage(text: string, preferred: Language): Language {
  const words = readWords(text);
  const isTurkishLetter = /[çğşıİ]/u.test(text.normalize('NFC'));
  const turkish = words.filter(({ letters }) => TURKISH.has(letters)).length + (isTurkishLetter ? 1 : 0);
  const english = words.filter(({ letters }) => ENGLISH.has(letters)).length;
  if (turkish === english) return preferred;
  return turkish > english ? 'tr' : 'en';
}

function fold(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}
