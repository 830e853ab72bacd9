import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import type { Json } from './model-card.ts';
import { isList } from './model-card.ts';

interface ConfusionTableProps {
  /** Rows are the truth, columns the answer, both in the order of the classes. */
  readonly counts: Json | undefined;
  readonly labels: readonly string[];
}

/** null where the card holds no square of counts, one row and one column a class. */
export function ConfusionTable({ counts, labels }: ConfusionTableProps) {
  const { t } = useTranslation('models');
  const { number } = useFormat();
  const className = useClassName();
  const rows = squareOf(counts, labels.length);
  if (!rows) return <p className="hint">{t('notMeasured')}</p>;
  return (
    <table className="figure-table confusion" data-testid="confusion">
      <thead>
        <tr>
          <th scope="col">{t('confusion.corner')}</th>
          {labels.map((label) => (
            <th key={label} scope="col">
              {className(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((truth, i) => (
          <tr key={truth}>
            <th scope="row">{className(truth)}</th>
            {labels.map((answer, j) => (
              <td key={answer} className={i === j ? 'is-right' : undefined}>
                {number(rows[i]?.[j] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function squareOf(counts: Json | undefined, size: number): readonly (readonly number[])[] | null {
  if (!isList(counts) || counts.length !== size || size === 0) return null;
  const rows = counts.map((row) => (isList(row) ? row.filter((count) => typeof count === 'number') : []));
  return rows.every((row) => row.length === size) ? rows : null;
}
