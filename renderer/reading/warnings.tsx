import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Warning } from '../../preload/domain.ts';

interface WarningsProps {
  readonly warnings: readonly Warning[];
}

export function Warnings({ warnings }: WarningsProps) {
  const { t } = useTranslation(['warnings', 'reading']);
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" data-testid="warnings" aria-label={t('reading:result.warnings')}>
      {warnings.map((warning) => (
        <li key={warning} data-code={warning}>
          <TriangleAlert aria-hidden size={14} />
          <div>
            <strong>{t(`${warning}.what`)}</strong> {t(`${warning}.todo`)}
          </div>
        </li>
      ))}
    </ul>
  );
}
