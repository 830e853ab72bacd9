import type { ReactNode } from 'react';
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
    <div className={isObject(item) || isMatrix(item) || isObjects(item) ? 'figure is-block' : 'figure'}>
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
  if (isObjects(item)) return <ListTable list={item} />;
  if (!isObject(item)) return text(item, name, under);
  return isGrid(item) ? <GridTable grid={item} /> : <Figures value={item} under={under} />;
}

/** One row per class, one column per figure. */
function GridTable({ grid }: { readonly grid: Readonly<Record<string, JsonObject>> }) {
  const { t } = useTranslation('models');
  const rows = Object.entries(grid).map(([name, row]) => ({ key: name, title: <ClassName label={name} />, row }));
  return <RowsTable head={t('class')} rows={rows} />;
}

/** One row per member; what stands first in each names its row. */
function ListTable({ list }: { readonly list: readonly JsonObject[] }) {
  const text = useFigureText();
  const nameOf = useFigureName();
  const [first = ''] = Object.keys(list[0] ?? {});
  const rows = list.map(({ [first]: title = null, ...row }) => {
    const named = text(title, first, first);
    return { key: named, title: named, row };
  });
  return <RowsTable head={nameOf(first)} rows={rows} />;
}

interface RowsTableProps {
  readonly head: string;
  readonly rows: readonly { readonly key: string; readonly title: ReactNode; readonly row: JsonObject }[];
}

function RowsTable({ head, rows }: RowsTableProps) {
  const text = useFigureText();
  const nameOf = useFigureName();
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  return (
    <table className="figure-table">
      <thead>
        <tr>
          {[head, ...columns.map(nameOf)].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, title, row }) => (
          <tr key={key}>
            <th scope="row">{title}</th>
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

function isObjects(item: Json): item is readonly JsonObject[] {
  return isList(item) && item.length > 0 && item.every((one) => isObject(one));
}

function isGrid(item: JsonObject): item is Readonly<Record<string, JsonObject>> {
  const rows = Object.values(item);
  return rows.length > 1 && rows.every((row) => isObject(row));
}
