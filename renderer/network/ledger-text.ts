/** The ledger as comma-separated text (RFC 4180), for the privacy officer's own sheet. */
import type { EgressEntry } from '../../preload/questions.ts';

const COLUMNS = ['at', 'kind', 'host', 'bytes', 'outcome', 'costUsd', 'sha256', 'body'] as const;

export function ledgerText(entries: readonly EgressEntry[]): string {
  const rows = entries.map((entry) => COLUMNS.map((column) => cell(String(entry[column] ?? ''))).join(','));
  return [COLUMNS.join(','), ...rows].join('\r\n');
}

/** A spreadsheet takes a leading =, +, - or @ for a formula; a question must not become one. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
