import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BatchState } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';

interface ImportListProps {
  readonly batch: BatchState;
}

/** Every file that could not be taken in, with its reason and what to do; the others went on. */
export function ImportList({ batch }: ImportListProps) {
  const { t } = useTranslation(['worklist', 'faults']);
  const report = useNotices((notices) => notices.report);
  const retry = useCommand('batch.retry');
  return (
    <section className="strip-card" data-testid="import-list" aria-labelledby="import-list">
      <h2 id="import-list">{t('batch.failures', { count: batch.failures.length })}</h2>
      <ul className="import-list">
        {batch.failures.map(({ fileName, code }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- the list only grows, and file names repeat
          <li key={i} data-code={code}>
            <strong>{fileName}</strong>
            <span>{t(`faults:${code}.what`)}</span>
            <span className="is-muted">{t(`faults:${code}.todo`)}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button"
        disabled={batch.phase !== 'idle' || retry.isPending}
        onClick={() => retry.mutate({}, { onError: (error) => report(error.code) })}
      >
        <RotateCcw aria-hidden size={14} />
        {t('batch.retry')}
      </button>
    </section>
  );
}
