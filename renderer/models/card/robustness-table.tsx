import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useFigureName } from './figure-text.ts';
import type { Json } from './model-card.ts';
import { isObject } from './model-card.ts';

interface RobustnessTableProps {
  /** Accuracy under each condition, and undisturbed: ratios. */
  readonly robustness: Json | undefined;
  readonly accuracy: Json | undefined;
}

/** What small changes of the picture cost. A model that loses much looks at more than the lungs. */
export function RobustnessTable({ robustness, accuracy }: RobustnessTableProps) {
  const { t } = useTranslation('models');
  const { percent, fixed } = useFormat();
  const nameOf = useFigureName();
  if (!isObject(robustness) || typeof accuracy !== 'number') return <p className="hint">{t('notMeasured')}</p>;
  return (
    <table className="figure-table" data-testid="robustness">
      <thead>
        <tr>
          <th scope="col">{t('robustness.condition')}</th>
          <th scope="col">{t('figure.accuracy')}</th>
          <th scope="col">{t('robustness.lost')}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(robustness).map(([condition, value]) => (
          <tr key={condition}>
            <th scope="row">{nameOf(condition)}</th>
            <td>{typeof value === 'number' ? percent(value) : t('notMeasured')}</td>
            <td>{typeof value === 'number' ? fixed((accuracy - value) * 100, 1) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
