/** The ledger as comma-separated text, for the privacy officer's own sheet. The SHA-256 names the body, which is copied alone. */
import type { EgressEntry } from '../../preload/questions.ts';
import { csvFile } from '../ui/csv.ts';

const COLUMNS = ['at', 'kind', 'host', 'bytes', 'outcome', 'costUsd', 'sha256'] as const;

export function ledgerText(entries: readonly EgressEntry[]): string {
  return csvFile({ columns: COLUMNS, rows: entries.map((entry) => COLUMNS.map((column) => entry[column])) }, 'en');
}
