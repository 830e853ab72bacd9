import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../preload/domain.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { StartCard } from './start-card.tsx';

interface DamagedProps {
  readonly code: FaultCode;
}

/** The records cannot be opened. Says so, says what to do, and touches nothing. */
export function Damaged({ code }: DamagedProps) {
  const { t } = useTranslation('start');
  const cache = useQueryClient();
  return (
    <StartCard title={t('damaged')}>
      <FaultText code={code} />
      <p>{t('nothingDeleted')}</p>
      <ol className="start-steps">
        <li>{t('damagedSteps.keep')}</li>
        <li>{t('damagedSteps.backup')}</li>
        <li>{t('damagedSteps.support')}</li>
      </ol>
      <button
        type="button"
        className="button is-wide"
        onClick={() => void cache.invalidateQueries({ queryKey: ['app.state'] })}
      >
        {t('tryAgain')}
      </button>
    </StartCard>
  );
}
