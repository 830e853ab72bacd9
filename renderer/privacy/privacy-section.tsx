import { useState } from 'react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PrivacySheet } from '../../preload/metrics.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { useSaveFile, useSaveSheet } from '../frame/use-save-file.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { latestMonths } from './months.ts';
import './privacy.css';
import { useSheetContent } from './sheet-content.ts';
import { sheetPage } from './sheet-page.ts';
import { SheetTables } from './sheet-tables.tsx';

/** What left in a month, for the privacy officer: to read here, to print, and as a table. */
export function PrivacySection() {
  const { t } = useTranslation('privacy');
  const { month: monthName } = useFormat();
  const [month, setMonth] = useState(() => latestMonths()[0] ?? '');
  const { data, isError, error } = useOperation('egress.sheet', { month }, 0);
  return (
    <section className="block is-broad" aria-labelledby="privacy" data-testid="privacy">
      <header>
        <h2 id="privacy">{t('title')}</h2>
        {data && <SaveButtons sheet={data} />}
      </header>
      <label className="form-field">
        <span>{t('month')}</span>
        <select data-testid="privacy-month" value={month} onChange={({ target }) => setMonth(target.value)}>
          {latestMonths().map((one) => (
            <option key={one} value={one}>
              {monthName(one)}
            </option>
          ))}
        </select>
      </label>
      {isError && <FaultText code={error.code} />}
      {data && <SheetTables sheet={data} />}
    </section>
  );
}

function SaveButtons({ sheet }: { readonly sheet: PrivacySheet }) {
  const { t } = useTranslation('privacy');
  const { language } = useFormat();
  const content = useSheetContent()(sheet);
  const [saveFile, saveSheet] = [useSaveFile(), useSaveSheet()];
  const name = `${t('fileName')}-${sheet.month}`;
  const [left] = content.tables;
  return (
    <div className="form-actions">
      <button
        type="button"
        className="button is-small"
        data-testid="save-sheet"
        onClick={() => saveFile(`${name}.html`, sheetPage(content, { language, none: t('none') }))}
      >
        <Download aria-hidden size={14} />
        {t('savePage')}
      </button>
      <button
        type="button"
        className="button is-small"
        data-testid="save-sheet-table"
        onClick={() => left && saveSheet(name, left)}
      >
        <Download aria-hidden size={14} />
        {t('saveTable')}
      </button>
    </div>
  );
}
