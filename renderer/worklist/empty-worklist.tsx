import { FileSearch, Import } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChooseFiles } from '../frame/use-import.ts';
import { useFilter } from './filter.ts';

/** Says how to begin; with a filter set, that the filter hides everything. */
export function EmptyWorklist() {
  const { search, show } = useFilter();
  return search.trim() === '' && show === 'all' ? <NoStudies /> : <NothingFound />;
}

function NoStudies() {
  const { t } = useTranslation('worklist');
  const choose = useChooseFiles();
  return (
    <div className="empty">
      <Import aria-hidden size={32} strokeWidth={1.25} />
      <strong>{t('empty.title')}</strong>
      <p>{t('empty.text')}</p>
      <div className="empty-actions">
        <button type="button" className="button" onClick={() => choose('files')}>
          {t('openFiles')}
        </button>
        <button type="button" className="button" onClick={() => choose('folder')}>
          {t('openFolder')}
        </button>
      </div>
    </div>
  );
}

function NothingFound() {
  const { t } = useTranslation('worklist');
  const change = useFilter((filter) => filter.change);
  return (
    <div className="empty">
      <FileSearch aria-hidden size={32} strokeWidth={1.25} />
      <strong>{t('empty.nothing')}</strong>
      <p>{t('empty.filtered')}</p>
      <button type="button" className="button" onClick={() => change({ search: '', show: 'all' })}>
        {t('empty.showAll')}
      </button>
    </div>
  );
}
