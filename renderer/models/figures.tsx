import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import type { Json } from './model-card.ts';
import { isList, isObject } from './model-card.ts';

interface FiguresProps {
  readonly value: { readonly [key: string]: Json };
}

/** Any object of a card: names left, values right, objects within objects as blocks, lists of objects as tables. */
export function Figures({ value }: FiguresProps) {
  return (
    <dl className="figures">
      {Object.entries(value).map(([name, item]) => (
        <Figure key={name} name={name} item={item} />
      ))}
    </dl>
  );
}

function Figure({ name, item }: { readonly name: string; readonly item: Json }) {
  return (
    <div className={isObject(item) || isTable(item) ? 'figure is-block' : 'figure'}>
      <dt>{readable(name)}</dt>
      <dd>
        <FigureValue item={item} />
      </dd>
    </div>
  );
}

function FigureValue({ item }: { readonly item: Json }) {
  const text = useFigureText();
  if (isObject(item)) return <Figures value={item} />;
  return isTable(item) ? <FigureTable rows={item} /> : text(item);
}

type TableRow = { readonly [key: string]: Json };

function FigureTable({ rows }: { readonly rows: readonly TableRow[] }) {
  const text = useFigureText();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <table className="figure-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {readable(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {columns.map((column) => (
              <td key={column}>{text(row[column] ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers keep the digits of the card: a fifth of a percent more would be invented. */
function useFigureText(): (item: Json) => string {
  const { t } = useTranslation('models');
  const { number } = useFormat();
  const text = (item: Json): string => {
    if (typeof item === 'number') return number(item, 4);
    if (typeof item === 'boolean') return t(item ? 'yes' : 'no');
    if (isList(item)) return isInterval(item) ? item.map(text).join(' – ') : item.map(text).join(', ');
    return isObject(item)
      ? Object.entries(item)
          .map(([name, one]) => `${readable(name)} ${text(one)}`)
          .join('; ')
      : (item ?? '–');
  };
  return text;
}

function isInterval(items: readonly Json[]): boolean {
  return items.length === 2 && items.every((item) => typeof item === 'number' && item >= 0 && item <= 1);
}

function isTable(item: Json): item is readonly TableRow[] {
  return isList(item) && item.length > 0 && item.every((row) => isObject(row));
}

function readable(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
