import { useTranslation } from 'react-i18next';
import type { Cause, DailyMetric } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import { Figure } from '../figure/figure.tsx';
import { totals } from '../figure/totals.ts';

interface CausesFigureProps {
  readonly rows: readonly DailyMetric[];
}

/** Each cause in the words the reader was told, with its code. */
export function CausesFigure({ rows }: CausesFigureProps) {
  const { t } = useTranslation(['dashboards', 'faults']);
  const { number } = useFormat();
  const causes: readonly Cause[] = rows.flatMap((row) => row.causes);
  const counted = totals(causes, ({ outcome, code }) => `${outcome} ${code}`);
  const columns = [
    { name: t('causes.cause') },
    { name: t('causes.outcome') },
    { name: t('causes.code') },
    { name: t('causes.count'), format: number },
  ];
  const table = {
    columns,
    rows: counted.map(({ outcome, code, count }) => [t(`faults:${code}.what`), t(`images.${outcome}`), code, count]),
  };
  return <Figure title={t('causes.title')} name="causes" table={table} />;
}
