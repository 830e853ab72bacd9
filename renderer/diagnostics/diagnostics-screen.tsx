import { useTranslation } from 'react-i18next';
import { AuditCheck } from './audit-check.tsx';
import './diagnostics.css';
import { DailyMetrics } from './daily-metrics.tsx';
import { Readiness } from './readiness.tsx';

/** Is this workstation fit to be read on, is its log whole, and how did it do. */
export function DiagnosticsScreen() {
  const { t } = useTranslation('diagnostics');
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
      </header>
      <div className="diagnostics">
        <Readiness />
        <AuditCheck />
        <DailyMetrics />
      </div>
    </div>
  );
}
