import { ChartLine as ChartIcon, Download, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useSaveSheet } from '../../frame/use-save-file.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { clipboardText } from '../../ui/csv.ts';
import type { ChartLine } from './chart.tsx';
import { FigureRows } from './figure-rows.tsx';
import type { FigureTable } from './figure-table.ts';
import { sheetOf } from './figure-table.ts';

// Loaded with the first chart: the window need not wait for what draws it.
const Chart = lazy(async () => ({ default: (await import('./chart.tsx')).Chart }));

interface FigureProps {
  readonly title: string;
  /** Names the file that is saved. */
  readonly name: string;
  readonly table: FigureTable;
  /** Absent: a table only. The first column of the table is then the day of each value. */
  readonly lines?: readonly ChartLine[];
  readonly days?: readonly string[];
  readonly children?: ReactNode;
}

const NO_DAYS: readonly string[] = [];

/** A figure as a chart, as a table, and as text to take along. */
export function Figure({ title, name, table, lines, days = NO_DAYS, children }: FigureProps) {
  const { t } = useTranslation('dashboards');
  const { language } = useFormat();
  const save = useSaveSheet();
  const id = useId();
  const [isTable, setTable] = useState(lines === undefined);
  const isEmpty = table.rows.length === 0;
  return (
    <section className="block is-figure" aria-labelledby={id} data-testid={`figure-${name}`}>
      <header>
        <h2 id={id}>{title}</h2>
        <div className="form-actions">
          {lines && (
            <button
              type="button"
              className="button is-small"
              data-testid="table-toggle"
              aria-pressed={isTable}
              onClick={() => setTable(!isTable)}
            >
              {isTable ? <ChartIcon aria-hidden size={14} /> : <Table2 aria-hidden size={14} />}
              {t(isTable ? 'showChart' : 'showTable')}
            </button>
          )}
          <CopyButton label={t('copy')} text={() => clipboardText(sheetOf(table), language)} isDisabled={isEmpty} />
          <button
            type="button"
            className="button is-small"
            data-testid="save"
            disabled={isEmpty}
            onClick={() => save(name, sheetOf(table))}
          >
            <Download aria-hidden size={14} />
            {t('save')}
          </button>
        </div>
      </header>
      {children}
      {isEmpty && <p className="hint">{t('nothing')}</p>}
      {!isEmpty && isTable && <FigureRows table={table} label={title} />}
      {!isEmpty && !isTable && lines && (
        <Suspense fallback={<div className="chart" />}>
          <Chart label={title} days={days} lines={lines} />
        </Suspense>
      )}
    </section>
  );
}
