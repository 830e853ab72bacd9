import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveOperation } from '../../bridge/operation.ts';
import { useView } from '../../frame/view.ts';
import { useShownSection } from '../shown-section.ts';
import { useAlerts } from './alert-text.ts';

/** Drift takes days: once a minute is often enough. */
const EVERY_MS = 60_000;

/** One line in the status bar while a figure lies outside its limits; nothing otherwise. */
export function DriftNotice() {
  const { t } = useTranslation('dashboards');
  const drift = useLiveOperation('metrics.drift', {}, EVERY_MS);
  const show = useView((view) => view.show);
  const showSection = useShownSection((shown) => shown.showSection);
  const alertsOf = useAlerts();
  const [first, ...others] = drift.data ? alertsOf(drift.data) : [];
  if (!first) return null;
  const open = (): void => {
    showSection('drift');
    show('dashboards');
  };
  return (
    <button
      type="button"
      className="status-alert"
      data-testid="status-drift"
      title={`${first.sentence} ${t('alert.open')}`}
      onClick={open}
    >
      <TriangleAlert aria-hidden size={13} />
      {first.short}
      {others.length > 0 && ` (${t('alert.more', { count: others.length })})`}
    </button>
  );
}
