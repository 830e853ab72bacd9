import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import type { ReliabilityBin } from './reliability.ts';

interface ReliabilityPlotProps {
  readonly bins: readonly ReliabilityBin[];
}

const TICKS = [0, 0.25, 0.5, 0.75, 1] as const;
const SIDE = 300;
const MARGIN = 46;

/** Said against true, with the diagonal on which a calibrated model lies; a dot's area stands for its number of answers. The table has the same. */
export function ReliabilityPlot({ bins }: ReliabilityPlotProps) {
  const { t } = useTranslation('models');
  const { percent } = useFormat();
  const total = bins.reduce((sum, { n }) => sum + n, 0);
  return (
    <svg
      className="reliability"
      data-testid="reliability-plot"
      aria-hidden
      viewBox={`0 0 ${SIDE + MARGIN + 30} ${SIDE + MARGIN + 12}`}
    >
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className="reliability-grid" x1={xOf(tick)} x2={xOf(tick)} y1={yOf(0)} y2={yOf(1)} />
          <line className="reliability-grid" x1={xOf(0)} x2={xOf(1)} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={xOf(tick)} y={yOf(0) + 16} textAnchor="middle">
            {percent(tick, 0)}
          </text>
          <text x={xOf(0) - 6} y={yOf(tick) + 4} textAnchor="end">
            {percent(tick, 0)}
          </text>
        </g>
      ))}
      <line className="reliability-ideal" x1={xOf(0)} y1={yOf(0)} x2={xOf(1)} y2={yOf(1)} />
      {bins.map(({ from, n, said, right }) =>
        said === null || right === null ? null : (
          <circle key={from} cx={xOf(said)} cy={yOf(right)} r={3 + 12 * Math.sqrt(n / total)} />
        ),
      )}
      <text x={xOf(0.5)} y={yOf(0) + 36} textAnchor="middle">
        {t('reliability.said')}
      </text>
      <text x={-yOf(0.5)} y={12} textAnchor="middle" transform="rotate(-90)">
        {t('reliability.right')}
      </text>
    </svg>
  );
}

function xOf(ratio: number): number {
  return MARGIN + 8 + ratio * SIDE;
}

function yOf(ratio: number): number {
  return 8 + (1 - ratio) * SIDE;
}
