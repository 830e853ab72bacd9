import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { PAGE_SIZE, useFilter } from './filter.ts';

interface WorklistFooterProps {
  readonly state: AppState;
  readonly total: number;
  readonly shown: number;
}

export function WorklistFooter({ state, total, shown }: WorklistFooterProps) {
  const { t } = useTranslation('worklist');
  return (
    <div className="worklist-footer">
      <span data-testid="study-count">{t('count', { count: total })}</span>
      <BatchProgress batch={state.batch} />
      <span className="toolbar-gap" />
      {total > PAGE_SIZE && <Pager total={total} shown={shown} />}
    </div>
  );
}

function Pager({ total, shown }: Omit<WorklistFooterProps, 'state'>) {
  const { t } = useTranslation('worklist');
  const { number } = useFormat();
  const { page, turnTo } = useFilter();
  const first = page * PAGE_SIZE;
  return (
    <div className="pager">
      <span>{t('range', { from: number(first + 1), to: number(first + shown), total: number(total) })}</span>
      <IconButton
        icon={ChevronLeft}
        label={t('previousPage')}
        isDisabled={page === 0}
        onPress={() => turnTo(page - 1)}
      />
      <IconButton
        icon={ChevronRight}
        label={t('nextPage')}
        isDisabled={first + PAGE_SIZE >= total}
        onPress={() => turnTo(page + 1)}
      />
    </div>
  );
}
