/** What identifiers look like beside their telling words, in text in lower case and without marks (ı as i, ğ as g). */
import type { ProtectedDataKind } from '../../../preload/routing.ts';

const MONTH =
  '(?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';

/** No pattern repeats a repetition, so that none can take more than linear time for each place it starts at. */
const SOURCES: readonly (readonly [ProtectedDataKind, string])[] = [
  ['email', String.raw`\S{0,64}@\S{0,255}`],
  ['email', String.raw`[[({] ?at ?[\])}]`],
  ['locator', String.raw`\b(?:https?:|ftp:|www\.)\S*`],
  ['locator', String.raw`\b[a-z]:\\\S*|\\\\\S+|/(?:home|users|media|mnt)/\S*`],
  ['date', String.raw`\b\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})\b`],
  ['date', String.raw`\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b`],
  ['date', String.raw`\b\d{1,2}(?:st|nd|rd|th)?[ .-]{1,2}${MONTH}\b|\b${MONTH}[ .]{1,2}\d{1,2}(?:st|nd|rd|th)?\b`],
  [
    'date',
    String.raw`\bdogum (?:tarih|yil)\w*|\b\d{4} ?'?\w{0,3} dogumlu\b|\bdate of birth\b|\bd\.?o\.?b\b|\bborn (?:in|on)\b`,
  ],
  ['age-over-89', String.raw`\b(?:9\d|1[0-3]\d)[ -]?(?:yas|years?\b|y/?o\b)`],
  ['name', String.raw`\b(?:ad|adi|soyad|soyadi|isim|ismi|isim soyisim|name|surname) ?[:=] ?\S+`],
  [
    'name',
    String.raw`\b(?:hasta|hastanin|hastamin|patient|patient's) (?:adi|adi soyadi|ismi|name)(?: is)? (?!ne\b|nedir|nasil|nerede|kim|on\b|in\b|and\b|list)\w+`,
  ],
  [
    'name',
    String.raw`\b(?:my|his|her|patient's) name is \w+|\bbenim adim \w+|\b(?:named|called) (?!as\b|the\b|a\b|for\b)\w+`,
  ],
  ['name', String.raw`\b\w+ (?:adli|isimli) (?:hasta|kisi|kadin|erkek|cocuk)`],
  ['name', String.raw`\b(?!yasinda|yasli|genc|bir|bu|o )\w{2,20} (?:bey|hanim)\b`],
  ['address', String.raw`\b(?:adres|adresi|address) ?(?:is|[:=])`],
  ['address', String.raw`\b\w+ (?:mahallesi|mah\.|sokagi|sokak|sok\.|caddesi|cad\.)`],
  ['address', String.raw`\b\d+ \w+ (?:street|avenue|road|lane)\b`],
  [
    'record-number',
    String.raw`\b(?:protokol|pasaport|barkod|sgk|tc|t\.c\.|mrn|accession|passport|ssn)(?: kimlik)?(?: ?(?:no|numarasi|number|id|num)\b)?\.? ?[:#=]? ?[a-z]{0,4}[-/]?\d{3,}`,
  ],
  [
    'record-number',
    String.raw`\b(?:dosya|kayit|hasta|kimlik|insurance|record|patient|file|case|order) ?(?:no|numarasi|number|id|num)\b\.? ?[:#=]? ?(?:is )?[a-z]{0,4}[-/]?\d{2,}`,
  ],
  ['record-number', String.raw`\b[a-z]{1,5}[-_/]\d{2,}[-_/]\d+|\b[a-z]{1,4}[-_]?\d{5,}|\b\d+(?:\.\d+){4}`],
];

export const IDENTIFIERS = SOURCES.map(([kind, source]) => ({ kind, pattern: new RegExp(source, 'gu') }));
