/** Tables as text that a spreadsheet takes: as a file with separated values (RFC 4180), or for the clipboard with tabs. */
import type { Language } from '../../preload/domain.ts';

export type Cell = string | number | null;

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A Turkish Excel separates by semicolons, since its decimals have a comma, and knows UTF-8 by the mark before it. */
export function csvFile(sheet: Sheet, language: Language): string {
  return language === 'tr' ? `\ufeff${linesOf(sheet, ';', language)}` : linesOf(sheet, ',', language);
}

/** Pasted, tabs fall into columns in every language. */
export function clipboardText(sheet: Sheet, language: Language): string {
  return linesOf(sheet, '\t', language);
}

function linesOf({ columns, rows }: Sheet, separator: string, language: Language): string {
  return [columns, ...rows]
    .map((row) => row.map((cell) => cellText(cell, separator, language)).join(separator))
    .join('\r\n');
}

/** A spreadsheet takes a leading =, +, - or @ for a formula; what somebody typed must not become one. Numbers are ours. */
function cellText(cell: Cell, separator: string, language: Language): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return language === 'tr' ? String(cell).replace('.', ',') : String(cell);
  const plain = /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : cell;
  return plain.includes(separator) || /["\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
