import { useTranslation } from 'react-i18next';
import type { PrivacySheet } from '../../preload/metrics.ts';
import { FigureRows } from '../dashboards/figure/figure-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { useSheetContent } from './sheet-content.ts';

interface SheetTablesProps {
  readonly sheet: PrivacySheet;
}

export function SheetTables({ sheet }: SheetTablesProps) {
  const { t } = useTranslation('privacy');
  const { number } = useFormat();
  const { statement, facts, tables, notes } = useSheetContent()(sheet);
  return (
    <>
      <p className="privacy-statement" data-testid="privacy-statement" data-statement={sheet.statement}>
        {statement}
      </p>
      <dl className="figures">
        {facts.map(([name, value]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {tables.map(({ title, columns, rows }) => (
        <div key={title} className="privacy-table">
          <h3>{title}</h3>
          {rows.length === 0 ? (
            <p className="hint">{t('none')}</p>
          ) : (
            <FigureRows
              label={title}
              table={{ columns: columns.map((name) => ({ name, format: (value) => number(value, 6) })), rows }}
            />
          )}
        </div>
      ))}
      {notes.map((note) => (
        <p key={note} className="hint">
          {note}
        </p>
      ))}
    </>
  );
}
