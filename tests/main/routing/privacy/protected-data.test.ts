import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTurkishIdentityNumber } from '../../../../main/routing/privacy/identity-numbers.ts';
import { findProtectedData } from '../../../../main/routing/privacy/protected-data.ts';
import { DEVELOPMENT, HELD_BACK } from '../complexity/questions.ts';

function kindsIn(text: string): string[] {
  return findProtectedData(text).found.map(({ kind }) => kind);
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, digit) => sum + digit, 0);
}

/** Completes nine digits by the published rule. */
function identityNumber(nine: readonly number[]): string {
  const odd = add(nine.filter((_, i) => i % 2 === 0));
  const even = add(nine.filter((_, i) => i % 2 === 1));
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return [...nine, tenth, (add(nine) + tenth) % 10].join('');
}

const nineDigits = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }))
  .map(([first, rest]) => [first, ...rest]);

describe('the Turkish identity number', () => {
  it('is known by its check digits', () => {
    expect(isTurkishIdentityNumber('10000000146')).toBe(true);
    expect(isTurkishIdentityNumber('10000000147')).toBe(false);
    expect(isTurkishIdentityNumber('00000000000')).toBe(false);
  });

  it('fails when one digit is wrong', () => {
    fc.assert(
      fc.property(nineDigits, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
        const digits = Array.from(identityNumber(nine), Number);
        digits[at] = ((digits[at] ?? 0) + by) % 10;
        expect(isTurkishIdentityNumber(digits.join(''))).toBe(false);
      }),
    );
  });

  it('is found wherever it stands and however it is broken up', () => {
    const separator = fc.constantFrom('', ' ', '-', '.', '\u200b', '\u00a0');
    fc.assert(
      fc.property(
        nineDigits,
        separator,
        fc.string({ unit: fc.constantFrom('a', 'ğ', ' ', ',', '?'), maxLength: 30 }),
        (nine, gap, text) => {
          expect(kindsIn(`${text} ${Array.from(identityNumber(nine)).join(gap)} ${text}`)).toContain('national-id');
        },
      ),
    );
  });
});

describe('identifiers', () => {
  it.each([
    ['Hasta adı: Gül Kaya, pnömoni var mı?', 'name'],
    ['hastanın adı soyadı = G. K.', 'name'],
    ['ADI SOYADI: GÜL KAYA', 'name'],
    ['Ayşe hanımın grafisi normal mi', 'name'],
    ['mehmet yılmaz pnömoni mi', 'name'],
    ['Hasta Gül Kaya’da pnömoni var mı?', 'name'],
    ['Patient name: Grace Field', 'name'],
    ['Does Mrs Field have pneumonia?', 'name'],
    ['His name is Bond', 'name'],
    ['Gül adlı hastada pnömoni var mı', 'name'],
    ['12.03.1961 doğumlu', 'date'],
    ['DOB 1961-03-12', 'date'],
    ['12 Mart 1961', 'date'],
    ['12 subat', 'date'],
    ['on March 3, 2021', 'date'],
    ['1961 doğumlu hasta', 'date'],
    ['doğum tarihi bilinmiyor', 'date'],
    ['92 yaşında kadın', 'age-over-89'],
    ['a 101-year-old man', 'age-over-89'],
    ['0532 123 45 67', 'phone'],
    ['+44 20 7946 0958', 'phone'],
    ['(0312) 555 12 34', 'phone'],
    ['05321234567', 'phone'],
    ['gul@example.org', 'email'],
    ['gul (at) example.org', 'email'],
    ['MRN 4431', 'record-number'],
    ['dosya no: 12', 'record-number'],
    ['Protokol No 20231', 'record-number'],
    ['accession A-2024-00123', 'record-number'],
    ['hasta 1234567', 'record-number'],
    ['MR1234567', 'record-number'],
    ['１２３４５６７', 'record-number'],
    ['١٢٣٤٥٦٧', 'record-number'],
    ['1.2.840.10008.5.1.4', 'record-number'],
    ['Gül Mahallesi 4. sokak', 'address'],
    ['12 Elm Street', 'address'],
    ['C:\\Users\\gul\\film.dcm', 'locator'],
    ['https://clinic.example/p/1', 'locator'],
  ])('%s holds a %s', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
    expect(findProtectedData(text).status).toBe('found');
  });

  it.each([
    'KVKK 6698 madde 6 ne diyor?',
    'TCK 134 nedir?',
    '65 yaşında erkek hasta, ateş 38.5, SpO2 92, tansiyon 140/90',
    'ateşler 37.5 38.2 36.9',
    'Amoksisilin 3x1000 mg, 7 gün',
    'Hastalığın adı nedir?',
    'Hasta adını nasıl düzeltirim?',
    'Adım adım açıkla',
    'MR görüntüsünde kitle var mı?',
    'May this be pneumonia?',
    'COVID-19 in 2020 and 2021',
  ])('%s holds none', (text) => expect(findProtectedData(text)).toEqual({ status: 'clear', found: [] }));

  it('lets the labelled questions pass, which name nobody', () => {
    const stopped = [...DEVELOPMENT, ...HELD_BACK].filter(
      ({ question }) => findProtectedData(question).status !== 'clear',
    );
    expect(stopped.map(({ question }) => question)).toEqual([]);
  });

  it('does not vouch for text too long to be a question', () => {
    expect(findProtectedData('a '.repeat(2001)).status).toBe('unchecked');
  });

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { status, found } = findProtectedData(text);
        expect(status === 'clear').toBe(found.length === 0);
      }),
    );
  });
});
