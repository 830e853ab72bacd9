import { useTranslation } from 'react-i18next';
import { useArrivals } from './arrivals.ts';

interface WaitingBarProps {
  readonly count: number;
}

export function WaitingBar({ count }: WaitingBarProps) {
  const { t } = useTranslation('worklist');
  const release = useArrivals((arrivals) => arrivals.release);
  return (
    <output className="waiting">
      {count > 0 && (
        <button type="button" className="waiting-bar" onClick={release}>
          {t('waiting', { count })}
        </button>
      )}
    </output>
  );
}
