import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import { useMeasuredOn } from '../ui/measured-on.ts';

interface OperatingPointsProps {
  readonly points: readonly OperatingPoint[];
}

/** What the cut-offs were worth, on how many images, and whether that was here or only elsewhere. */
export function OperatingPoints({ points }: OperatingPointsProps) {
  const { t } = useTranslation('reading');
  const measuredOn = useMeasuredOn();
  if (points.length === 0) return <p className="hint">{t('result.noOperatingPoint')}</p>;
  const elsewhere = points.filter(({ measuredHere }) => measuredHere === null);
  const places = [...new Set(elsewhere.map((point) => measuredOn(point.measuredOn)))];
  return (
    <div className="points" data-testid="operating-points">
      {points.map((point) => (
        <PointSentence key={point.label} point={point} />
      ))}
      {elsewhere.length > 0 && (
        <>
          <p>{t('result.measuredOn', { places: places.join('; ') })}</p>
          <p>
            <strong>{t(elsewhere.length === points.length ? 'result.notHere' : 'result.notAllHere')}</strong>
          </p>
        </>
      )}
    </div>
  );
}

function PointSentence({ point }: { readonly point: OperatingPoint }) {
  const { t } = useTranslation('reading');
  const { percent, interval, number, date } = useFormat();
  const className = useClassName();
  const here = point.measuredHere;
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
      {here && <strong> {t('result.measuredHere', { cases: number(here.cases), date: date(here.at) })}</strong>}
    </p>
  );
}
