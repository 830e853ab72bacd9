/** What a figure shows, whether drawn or as a table: columns of numbers or words, with how a number is written. */
import type { Cell, Sheet } from '../../ui/csv.ts';

export interface FigureColumn {
  readonly name: string;
  /** Of a number; words stand as they are. */
  readonly format?: (value: number) => string;
}

export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export function shownCell(cell: Cell, column: FigureColumn | undefined): string {
  if (cell === null) return '–';
  return typeof cell === 'number' && column?.format ? column.format(cell) : String(cell);
}

export function sheetOf({ columns, rows }: FigureTable): Sheet {
  return { columns: columns.map(({ name }) => name), rows };
}
