import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../preload/metrics.ts';
import { useAlerts } from './alert-text.ts';

interface DriftAlertsProps {
  readonly drift: Drift;
}

/** Every figure outside its limits, in a sentence; or that there is none, or that it is too early to tell. */
export function DriftAlerts({ drift }: DriftAlertsProps) {
  const { t } = useTranslation('dashboards');
  const alerts = useAlerts()(drift);
  if (drift.rates.length === 0 && drift.spreads.length === 0) return <p className="hint">{t('drift.collecting')}</p>;
  if (alerts.length === 0) return <p data-testid="drift-calm">{t('drift.calm')}</p>;
  return (
    <>
      <ul className="alerts" data-testid="drift-alerts">
        {alerts.map(({ key, sentence }) => (
          <li key={key}>
            <TriangleAlert aria-hidden size={16} />
            {sentence}
          </li>
        ))}
      </ul>
      <p className="hint">{t('alert.todo')}</p>
    </>
  );
}
