import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';

interface OperatingPointsProps {
  readonly points: readonly OperatingPoint[];
}

/** What the cut-offs were worth, on how many images, where, and that it was not here. */
export function OperatingPoints({ points }: OperatingPointsProps) {
  const { t } = useTranslation('reading');
  if (points.length === 0) return <p className="hint">{t('result.noOperatingPoint')}</p>;
  const places = [...new Set(points.map((point) => point.measuredOn))];
  return (
    <div className="points" data-testid="operating-points">
      {points.map((point) => (
        <PointSentence key={point.label} point={point} />
      ))}
      <p>{t('result.measuredOn', { places: places.join('; ') })}</p>
      <p>
        <strong>{t('result.notHere')}</strong>
      </p>
    </div>
  );
}

function PointSentence({ point }: { readonly point: OperatingPoint }) {
  const { t } = useTranslation('reading');
  const { percent, interval, number } = useFormat();
  const className = useClassName();
  return (
    <p>
      {t('result.point', {
        label: className(point.label),
        threshold: percent(point.threshold, 0),
        sensitivity: percent(point.sensitivity),
        sensitivityInterval: interval(point.sensitivityInterval),
        positives: number(point.positives),
        specificity: percent(point.specificity),
        specificityInterval: interval(point.specificityInterval),
        negatives: number(point.negatives),
      })}
    </p>
  );
}
