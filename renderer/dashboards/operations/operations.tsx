import { useTranslation } from 'react-i18next';
import type { DailyMetric, PeriodMetric } from '../../../preload/metrics.ts';
import { useOperation } from '../../bridge/operation.ts';
import { useFormat } from '../../format/use-format.ts';
import { FaultText } from '../../ui/fault-text.tsx';
import type { Kpi } from '../figure/kpi-row.tsx';
import { KpiRow } from '../figure/kpi-row.tsx';
import { CausesFigure } from './causes-figure.tsx';
import { ImagesFigure } from './images-figure.tsx';
import { LatencyFigure } from './latency-figure.tsx';
import { QuestionFigures } from './question-figures.tsx';

interface OperationsProps {
  readonly days: number;
}

/** How much came, what became of it and how long it took; the tiles are of the version that answered last. */
export function Operations({ days }: OperationsProps) {
  const period = useOperation('metrics.period', { days }, 0);
  const daily = useOperation('metrics.daily', { days });
  const questions = useOperation('metrics.questions', { days }, 0);
  const error = period.error ?? daily.error ?? questions.error;
  const [latest] = period.data ?? [];
  return (
    <>
      {error && <FaultText code={error.code} />}
      {latest && daily.data && <Tiles latest={latest} daily={daily.data} />}
      {daily.data && <ImagesFigure days={days} rows={daily.data} />}
      {daily.data && latest && <LatencyFigure days={days} rows={daily.data} shown={latest} />}
      {daily.data && <CausesFigure rows={daily.data} />}
      {questions.data && <QuestionFigures days={days} rows={questions.data} />}
    </>
  );
}

interface TilesProps {
  readonly latest: PeriodMetric;
  readonly daily: readonly DailyMetric[];
}

function Tiles({ latest, daily }: TilesProps) {
  const { t } = useTranslation('dashboards');
  const { number, percent, fixed } = useFormat();
  const { total, refused, failed, judged, agreed, accuracyInterval, p50Ms, p95Ms, p99Ms } = latest;
  const busyDays = new Set(daily.map(({ date }) => date)).size;
  const inMs = (ms: number | null): string => (ms === null ? '–' : `${number(ms, 1)} ms`);
  const figures: readonly Kpi[] = [
    { name: t('kpi.images'), value: number(total), note: `${latest.model}@${latest.version}` },
    { name: t('kpi.perDay'), value: number(total / Math.max(1, busyDays), 1) },
    { name: t('kpi.refused'), value: percent(refused / total), note: t('kpi.of', { count: refused, of: total }) },
    { name: t('kpi.failed'), value: percent(failed / total), note: t('kpi.of', { count: failed, of: total }) },
    { name: t('kpi.p50'), value: inMs(p50Ms) },
    { name: t('kpi.p95'), value: inMs(p95Ms) },
    { name: t('kpi.p99'), value: inMs(p99Ms) },
    accuracyInterval === null
      ? { name: t('kpi.agreement'), value: '–', note: t('kpi.agreementNone') }
      : {
          name: t('kpi.agreement'),
          value: percent(agreed / judged),
          note: t('kpi.interval', {
            low: fixed(accuracyInterval[0] * 100, 1),
            high: fixed(accuracyInterval[1] * 100, 1),
            n: judged,
          }),
        },
  ];
  return <KpiRow figures={figures} />;
}
