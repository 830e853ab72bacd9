import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement, ModelPerformance, VersionName } from '../../../preload/metrics.ts';
import { useOperation } from '../../bridge/operation.ts';
import { useFormat } from '../../format/use-format.ts';
import { FaultText } from '../../ui/fault-text.tsx';
import type { Kpi } from '../figure/kpi-row.tsx';
import { KpiRow } from '../figure/kpi-row.tsx';
import { ConfusionFigure } from './confusion-figure.tsx';
import { GroupsFigure } from './groups-figure.tsx';
import { WeeksFigure } from './weeks-figure.tsx';

interface PerformanceSectionProps {
  readonly days: number;
}

export function PerformanceSection({ days }: PerformanceSectionProps) {
  const { t } = useTranslation('dashboards');
  const [wanted, setWanted] = useState<VersionName | null>(null);
  const { data, isError, error } = useOperation('metrics.performance', { days, wanted }, 0);
  if (isError) return <FaultText code={error.code} />;
  if (data === undefined) return null;
  if (data === null) return <p className="hint">{t('performance.none')}</p>;
  return (
    <>
      <VersionSelect performance={data} onChoose={setWanted} />
      <Tiles performance={data} />
      <p className="hint">{t('performance.judgedOnly')}</p>
      <ConfusionFigure confusion={data.confusion} />
      <WeeksFigure performance={data} />
      <GroupsFigure groups={data.groups} least={data.least} />
    </>
  );
}

interface VersionSelectProps {
  readonly performance: ModelPerformance;
  readonly onChoose: (version: VersionName) => void;
}

function VersionSelect({ performance: { versions, model, version }, onChoose }: VersionSelectProps) {
  const { t } = useTranslation('dashboards');
  return (
    <label className="form-field">
      <span>{t('performance.version')}</span>
      <select
        data-testid="version"
        value={`${model}@${version}`}
        onChange={({ target }) => {
          const chosen = versions[target.selectedIndex];
          if (chosen) onChoose(chosen);
        }}
      >
        {versions.map((one) => (
          <option key={`${one.model}@${one.version}`}>{`${one.model}@${one.version}`}</option>
        ))}
      </select>
    </label>
  );
}

function Tiles({ performance }: { readonly performance: ModelPerformance }) {
  const { t } = useTranslation('dashboards');
  const { agreement, changed, towardsModel } = performance;
  const tile = useAgreementTile();
  const overridden: Agreement = {
    count: agreement.of - agreement.count,
    of: agreement.of,
    interval: agreement.interval && [1 - agreement.interval[1], 1 - agreement.interval[0]],
  };
  const figures: readonly Kpi[] = [
    tile(t('kpi.agreement'), agreement),
    tile(t('kpi.overridden'), overridden),
    tile(t('kpi.changed'), changed),
    tile(t('kpi.towards'), towardsModel),
  ];
  return <KpiRow figures={figures} />;
}

/** Never a bare percentage: its interval and what it is of. */
function useAgreementTile(): (name: string, agreement: Agreement) => Kpi {
  const { t } = useTranslation('dashboards');
  const { percent, fixed } = useFormat();
  return (name, { count, of, interval }) => {
    if (interval === null) return { name, value: '–', note: t('kpi.of', { count, of }) };
    const [low, high] = interval.map((end) => fixed(end * 100, 1));
    return { name, value: percent(count / of), note: t('kpi.interval', { low, high, n: of }) };
  };
}
