import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BatchState } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { useNotices } from '../frame/notices.ts';

interface BatchProgressProps {
  readonly batch: BatchState;
}

/** n of m while a batch runs, with a way to stop it; its sum afterwards. */
export function BatchProgress({ batch }: BatchProgressProps) {
  if (batch.total === 0 && batch.phase === 'idle') return null;
  return (
    <div className="batch" data-testid="batch" data-phase={batch.phase}>
      {batch.phase === 'idle' ? <Summary batch={batch} /> : <Running batch={batch} />}
    </div>
  );
}

function Running({ batch }: BatchProgressProps) {
  const { t } = useTranslation('worklist');
  const { number } = useFormat();
  const report = useNotices((notices) => notices.report);
  const cancel = useCommand('batch.cancel');
  const counts = { done: number(batch.done), total: number(batch.total) };
  return (
    <>
      <ProgressBar
        className="progress"
        value={batch.done}
        maxValue={Math.max(1, batch.total)}
        isIndeterminate={batch.phase === 'scanning'}
      >
        {({ percentage }) => (
          <>
            <Label>{t(`batch.${batch.phase}`, counts)}</Label>
            <span className="progress-track">
              <span className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <button
        type="button"
        className="button is-small"
        disabled={batch.phase === 'cancelling' || cancel.isPending}
        onClick={() => cancel.mutate({}, { onError: (error) => report(error.code) })}
      >
        {t('batch.cancel')}
      </button>
    </>
  );
}

function Summary({ batch }: BatchProgressProps) {
  const { t } = useTranslation('worklist');
  const { number } = useFormat();
  const { done, total, refused, failed } = batch;
  return (
    <output>
      {t('batch.idle', { done: number(done), total: number(total) })}
      {refused > 0 && ` · ${t('batch.refused', { count: refused })}`}
      {failed > 0 && ` · ${t('batch.failed', { count: failed })}`}
    </output>
  );
}
