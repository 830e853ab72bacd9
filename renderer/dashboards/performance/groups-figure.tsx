import { useTranslation } from 'react-i18next';
import type { Group } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';
import { usePartName } from '../figure/part-name.ts';

interface GroupsFigureProps {
  readonly groups: readonly Group[];
  readonly least: number;
}

export function GroupsFigure({ groups, least }: GroupsFigureProps) {
  const { t } = useTranslation('dashboards');
  const { number, percent, interval } = useFormat();
  const nameOf = usePartName();
  const table: FigureTable = {
    columns: [
      { name: t('performance.dimension') },
      { name: t('performance.group') },
      { name: t('performance.judged'), format: number },
      { name: t('performance.share'), format: (share) => percent(share) },
      { name: `${t('performance.interval')} (%)` },
    ],
    rows: groups.map(({ dimension, name, agreement }) => [
      t(`dimension.${dimension}`),
      nameOf(name),
      agreement === null ? t('performance.fewer', { least }) : agreement.of,
      agreement === null ? null : agreement.count / agreement.of,
      agreement?.interval ? interval(agreement.interval) : null,
    ]),
  };
  return (
    <Figure title={t('performance.groups')} name="groups" table={table}>
      <p className="hint">{t('performance.groupsHint', { least })}</p>
    </Figure>
  );
}
