import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import { useMeasuredOn } from '../../ui/measured-on.ts';
import type { Json } from './model-card.ts';
import { isList, isObject, textOf } from './model-card.ts';

interface CardPointsProps {
  readonly points: Json | undefined;
}

const COLUMNS = ['label', 'threshold', 'sensitivity', 'positives', 'specificity', 'negatives', 'measuredOn'] as const;

export function CardPoints({ points }: CardPointsProps) {
  const { t } = useTranslation('models');
  const rows = isList(points) ? points.filter((point) => isObject(point)) : [];
  return (
    <table className="figure-table card-points">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`point.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((point) => (
          <PointRow key={textOf(point['label']) ?? ''} point={point} />
        ))}
      </tbody>
    </table>
  );
}

function PointRow({ point }: { readonly point: Readonly<Record<string, Json>> }) {
  const { cutOff, number } = useFormat();
  const className = useClassName();
  const measuredOn = useMeasuredOn();
  const ratio = useRatio();
  return (
    <tr>
      <th scope="row">{className(textOf(point['label']) ?? '–')}</th>
      <td>{typeof point['threshold'] === 'number' ? cutOff(point['threshold']) : '–'}</td>
      <td>{ratio(point['sensitivity'], point['sensitivity_interval'])}</td>
      <td>{typeof point['positives'] === 'number' ? number(point['positives']) : '–'}</td>
      <td>{ratio(point['specificity'], point['specificity_interval'])}</td>
      <td>{typeof point['negatives'] === 'number' ? number(point['negatives']) : '–'}</td>
      <td className="is-text">{measuredOn(textOf(point['measured_on']) ?? '–')}</td>
    </tr>
  );
}

/** "%82,8 (79,1–86,0)". */
function useRatio(): (value: Json | undefined, ends: Json | undefined) => string {
  const { percent, interval } = useFormat();
  return (value, ends) => {
    if (typeof value !== 'number') return '–';
    const [low, high] = isList(ends) ? ends : [];
    const isKnown = typeof low === 'number' && typeof high === 'number';
    return isKnown ? `${percent(value)} (${interval([low, high])})` : percent(value);
  };
}
