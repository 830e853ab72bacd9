import { useTranslation } from 'react-i18next';
import { READ_LABELS } from '../../../preload/domain.ts';
import type { ModelPerformance } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import type { FigureTable } from '../figure/figure-table.ts';
import { Figure } from '../figure/figure.tsx';

interface ConfusionFigureProps {
  readonly confusion: ModelPerformance['confusion'];
}

/** Rows: what the model said; columns: what the reader decided. */
export function ConfusionFigure({ confusion }: ConfusionFigureProps) {
  const { t } = useTranslation(['dashboards', 'common']);
  const { number } = useFormat();
  const className = useClassName();
  const said = [...new Set(confusion.map((cell) => cell.said))].toSorted((a, b) => placeOf(a) - placeOf(b));
  const countOf = (row: string, column: string): number =>
    confusion.find((cell) => cell.said === row && cell.final === column)?.count ?? 0;
  const table: FigureTable = {
    columns: [
      { name: t('performance.said') },
      ...READ_LABELS.map((label) => ({ name: t(`common:labels.${label}`), format: number })),
    ],
    rows: said.map((row) => [className(row), ...READ_LABELS.map((column) => countOf(row, column))]),
  };
  return <Figure title={t('performance.confusion')} name="confusion" table={table} />;
}

/** Classes stand in the order of the columns, so that agreement is the diagonal; a class without a column comes last. */
function placeOf(said: string): number {
  const place = READ_LABELS.findIndex((label) => label === said.toLocaleLowerCase('en'));
  return place === -1 ? READ_LABELS.length : place;
}
