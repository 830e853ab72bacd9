import { useTranslation } from 'react-i18next';
import type { Drift, RateDrift, SpreadDrift } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';
import { usePartName } from '../figure/part-name.ts';
import { useSubjectName } from './alert-text.ts';

interface DriftFiguresProps {
  readonly drift: Drift;
}

export function DriftFigures({ drift: { rates, spreads } }: DriftFiguresProps) {
  const { t } = useTranslation('dashboards');
  const [rateTable, spreadTable, binTable] = [useRateTable(rates), useSpreadTable(spreads), useBinTable(spreads)];
  return (
    <>
      <Figure title={t('drift.rates')} name="drift-rates" table={rateTable} />
      <Figure title={t('drift.spreads')} name="drift-distributions" table={spreadTable} />
      <Figure title={t('drift.bins')} name="drift-shares" table={binTable} />
    </>
  );
}

function useRateTable(rates: readonly RateDrift[]): FigureTable {
  const { t } = useTranslation('dashboards');
  const { number, percent, date } = useFormat();
  const nameOf = useSubjectName();
  const share = (value: number): string => percent(value);
  return {
    columns: [
      { name: t('drift.what') },
      { name: t('drift.reference'), format: share },
      { name: t('drift.referenceN'), format: number },
      { name: t('drift.latest'), format: share },
      { name: t('drift.latestN'), format: number },
      { name: t('drift.lower'), format: share },
      { name: t('drift.upper'), format: share },
      { name: t('drift.verdict') },
      { name: t('drift.since') },
    ],
    rows: rates.map((rate) => [
      nameOf(rate),
      rate.reference.count / rate.reference.of,
      rate.reference.of,
      rate.latest.count / rate.latest.of,
      rate.latest.of,
      ...rate.limits,
      t(rate.isBeyond ? 'performance.beyond' : 'performance.within'),
      date(rate.since),
    ]),
  };
}

function useSpreadTable(spreads: readonly SpreadDrift[]): FigureTable {
  const { t } = useTranslation('dashboards');
  const { number, fixed, date } = useFormat();
  const nameOf = useSubjectName();
  const index = (value: number): string => fixed(value, 2);
  return {
    columns: [
      { name: t('drift.what') },
      { name: t('drift.index'), format: index },
      { name: t('drift.limit'), format: index },
      { name: t('drift.referenceN'), format: number },
      { name: t('drift.latestN'), format: number },
      { name: t('drift.verdict') },
      { name: t('drift.since') },
    ],
    rows: spreads.map((spread) => [
      nameOf(spread),
      spread.index,
      spread.limit,
      spread.referenceCount,
      spread.latestCount,
      t(spread.isBeyond ? 'performance.beyond' : 'performance.within'),
      date(spread.since),
    ]),
  };
}

function useBinTable(spreads: readonly SpreadDrift[]): FigureTable {
  const { t } = useTranslation('dashboards');
  const { percent } = useFormat();
  const [nameOf, partName] = [useSubjectName(), usePartName()];
  const share = (value: number): string => percent(value);
  return {
    columns: [
      { name: t('drift.what') },
      { name: t('drift.bin') },
      { name: t('drift.reference'), format: share },
      { name: t('drift.latest'), format: share },
    ],
    rows: spreads.flatMap((spread) =>
      spread.bins.map(({ name, reference, latest }) => [nameOf(spread), partName(name), reference, latest]),
    ),
  };
}
