/** The privacy officer's month in the reader's language: the same words for the screen, the printed page and the file. */
import { useTranslation } from 'react-i18next';
import type { PrivacySheet } from '../../preload/metrics.ts';
import { useFormat } from '../format/use-format.ts';
import type { Sheet } from '../ui/csv.ts';

interface SheetTable extends Sheet {
  readonly title: string;
}

export interface SheetContent {
  readonly title: string;
  readonly statement: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly SheetTable[];
  readonly notes: readonly string[];
}

export function useSheetContent(): (sheet: PrivacySheet) => SheetContent {
  const { t } = useTranslation('privacy');
  const { month, number, usd, dateTime } = useFormat();
  const tablesOf = useTables();
  const statementOf = useStatement();
  return (sheet) => ({
    title: t('sheet', { month: month(sheet.month) }),
    statement: statementOf(sheet),
    facts: [
      [t('covers'), t('span', { from: dateTime(sheet.from), until: dateTime(sheet.until) })],
      [t('sends'), number(sheet.sends)],
      [t('bytes'), number(sheet.bytes)],
      [t('cost'), usd(sheet.costUsd)],
    ],
    tables: tablesOf(sheet),
    notes: [t('note.bytes'), t('note.scope'), t('note.users')],
  });
}

function useStatement(): (sheet: PrivacySheet) => string {
  const { t } = useTranslation('privacy');
  const { month, number } = useFormat();
  return ({ statement, isOver, bytes, month: text, from }) => {
    // A profile that is younger than the month speaks for its own days alone.
    const isWhole = from.startsWith(`${text}-01T00:00:00.000`);
    const shown = { month: month(text), bytes: number(bytes) };
    if (statement === 'sent' || statement === 'unrecorded') return t(`statement.${statement}`, shown);
    if (!isWhole) return t(`statement.${statement}Partly`, shown);
    return t(isOver ? `statement.${statement}` : `statement.${statement}SoFar`, shown);
  };
}

function useTables(): (sheet: PrivacySheet) => readonly SheetTable[] {
  const { t } = useTranslation(['privacy', 'network']);
  const { dateTime } = useFormat();
  const reasonOf = useReason();
  return ({ rows, kept, openPeriods }) => [
    {
      title: t('left'),
      columns: (['kind', 'host', 'user', 'sends', 'bytes', 'cost'] as const).map((column) => t(column)),
      rows: rows.map((row) => [
        t(`network:kind.${row.kind}`),
        row.host,
        row.user,
        row.sends,
        row.bytes,
        Number(row.costUsd.toFixed(6)),
      ]),
    },
    {
      title: t('kept'),
      columns: [t('reason'), t('questions')],
      rows: kept.map(({ code, count }) => [reasonOf(code), count]),
    },
    {
      title: t('open'),
      columns: [t('from'), t('until')],
      rows: openPeriods.map(({ from, until }) => [dateTime(from), until === null ? t('now') : dateTime(until)]),
    },
  ];
}

/** A reason of the policy, or what the gate said at the last moment. */
function useReason(): (code: PrivacySheet['kept'][number]['code']) => string {
  const { t } = useTranslation('question');
  return (code) => (code === 'egress-refused' ? t(`cloudFault.${code}.what`) : t(`because.${code}`));
}
