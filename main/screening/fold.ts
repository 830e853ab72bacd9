/**
 * Text made comparable for search: no case, no diacritics, no difference between the Turkish dotted and dotless i, so
 * that "SIRIN", "şirin" and "Şırın" find one another. Punctuation of DICOM names (`^`, `=`) separates words.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll(/[\s^=]+/gu, ' ')
    .trim();
}
