import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FaultCode } from '../../preload/domain.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { SetAside } from './set-aside.tsx';
import { StartCard } from './start-card.tsx';

interface DamagedProps {
  readonly code: FaultCode;
  /** The profile itself is what is wrong, not merely the way to it. */
  readonly isProfile?: boolean;
}

/** Records that are whole: a newer version, space on the disk or the disk itself brings them back. */
const CURABLE: ReadonlySet<FaultCode> = new Set<FaultCode>(['database-newer', 'disk-full', 'storage-failed']);

/** The records cannot be opened. Says so, says what to do, and touches nothing by itself. */
export function Damaged({ code, isProfile = false }: DamagedProps) {
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
      {isProfile && !CURABLE.has(code) && <SetAside />}
    </StartCard>
  );
}
