import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useFigureName } from './figure-text.ts';
import type { ModelCard } from './model-card.ts';
import { isObject } from './model-card.ts';

interface ChestGateProps {
  /** What the gate was measured on, as its own file says it. */
  readonly figures: ModelCard;
}

/** What stands before every chest model, and how it did: what is no frontal chest film gets no answer. */
export function ChestGate({ figures }: ChestGateProps) {
  const { t } = useTranslation('models');
  const { percent, number } = useFormat();
  const nameOf = useFigureName();
  const rows = Object.entries(figures).flatMap(([name, value]) => (isObject(value) ? [{ name, value }] : []));
  return (
    <>
      <p className="hint">{t('gate.text')}</p>
      <table className="figure-table" data-testid="chest-gate">
        <thead>
          <tr>
            <th scope="col">{t('gate.images')}</th>
            <th scope="col">{t('point.positives')}</th>
            <th scope="col">{t('gate.share')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value: { n, refused, share } }) => (
            <tr key={name}>
              <th scope="row">{nameOf(name)}</th>
              <td>{typeof n === 'number' ? number(n) : '–'}</td>
              <td>
                {typeof refused === 'number' && t('gate.refused', { share: percent(refused) })}
                {typeof share === 'number' && t('gate.recognised', { share: percent(share) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
