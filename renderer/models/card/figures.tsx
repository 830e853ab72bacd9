import { useTranslation } from 'react-i18next';
import { ClassName } from '../../ui/class-name.tsx';
import { useFigureName, useFigureText } from './figure-text.ts';
import type { Json } from './model-card.ts';
import { isList, isObject } from './model-card.ts';

type JsonObject = { readonly [key: string]: Json };

interface FiguresProps {
  readonly value: JsonObject;
  /** The name these figures stand under: "robustness" makes accuracies of its numbers. */
  readonly under?: string;
}

/** Any object of a card: names left, values right; objects of one shape as a table, other objects as blocks. */
export function Figures({ value, under }: FiguresProps) {
  return (
    <dl className="figures">
      {Object.entries(value).map(([name, item]) => (
        <Figure key={name} name={name} item={item} under={under ?? name} />
      ))}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly item: Json;
  readonly under: string;
}

function Figure({ name, item, under }: FigureProps) {
  const nameOf = useFigureName();
  return (
    <div className={isObject(item) || isMatrix(item) ? 'figure is-block' : 'figure'}>
      <dt>{nameOf(name)}</dt>
      <dd>
        <FigureValue name={name} item={item} under={under} />
      </dd>
    </div>
  );
}

function FigureValue({ name, item, under }: FigureProps) {
  const text = useFigureText();
  if (isMatrix(item)) return <MatrixTable rows={item} />;
  if (!isObject(item)) return text(item, name, under);
  return isGrid(item) ? <GridTable grid={item} /> : <Figures value={item} under={under} />;
}

/** One row per class, one column per figure. */
function GridTable({ grid }: { readonly grid: Readonly<Record<string, JsonObject>> }) {
  const { t } = useTranslation('models');
  const text = useFigureText();
  const nameOf = useFigureName();
  const columns = [...new Set(Object.values(grid).flatMap((row) => Object.keys(row)))];
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th scope="col">{t('class')}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {nameOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(grid).map(([name, row]) => (
          <tr key={name}>
            <th scope="row">
              <ClassName label={name} />
            </th>
            {columns.map((column) => (
              <td key={column}>{text(row[column] ?? null, column, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MatrixTable({ rows }: { readonly rows: readonly (readonly Json[])[] }) {
  const text = useFigureText();
  return (
    <table className="figure-table is-matrix">
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            {row.map((item, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- a place in a matrix is its identity
              <td key={i}>{text(item, '', '')}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isMatrix(item: Json): item is readonly (readonly Json[])[] {
  return isList(item) && item.length > 0 && item.every((row) => isList(row));
}

function isGrid(item: JsonObject): item is Readonly<Record<string, JsonObject>> {
  const rows = Object.values(item);
  return rows.length > 1 && rows.every((row) => isObject(row));
}
