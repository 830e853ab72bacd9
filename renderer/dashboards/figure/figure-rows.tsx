import type { FigureTable } from './figure-table.ts';
import { shownCell } from './figure-table.ts';

interface FigureRowsProps {
  readonly table: FigureTable;
  readonly label: string;
}

/** Scrolls by itself, by the keyboard as well. */
export function FigureRows({ table: { columns, rows }, label }: FigureRowsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <section className="figure-scroll" aria-label={label} tabIndex={0}>
      <table className="figure-table">
        <thead>
          <tr>
            {columns.map(({ name }, at) => (
              <th key={name} scope="col" className={isNumeric(rows, at) ? 'is-number' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(' ')}>
              {row.map((cell, at) => {
                const text = shownCell(cell, columns[at]);
                const name = columns[at]?.name;
                if (at === 0)
                  return (
                    <th key={name} scope="row">
                      {text}
                    </th>
                  );
                return (
                  <td key={name} className={isNumeric(rows, at) ? 'is-number' : undefined}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A column is numbers where any cell of it is one: words among them say why there is none. */
function isNumeric(rows: FigureTable['rows'], at: number): boolean {
  return at > 0 && rows.some((row) => typeof row[at] === 'number');
}
