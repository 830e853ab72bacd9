/** The sheet as a page to print or to keep: one file, no script, nothing fetched. */
import type { Cell } from '../ui/csv.ts';
import type { SheetContent } from './sheet-content.ts';

const STYLE = `body{font:14px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111}
h1{font-size:1.4rem}h2{font-size:1.05rem;margin-top:1.6rem}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #bbb;padding:.3rem .6rem .3rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.statement{font-weight:600;border-left:4px solid #333;padding-left:.8rem}.note{color:#444;font-size:.9rem}`;

/** `none` stands where a table has no row. */
export function sheetPage(
  { title, statement, facts, tables, notes }: SheetContent,
  { language, none }: { readonly language: string; readonly none: string },
): string {
  const body = [
    `<h1>${escaped(title)}</h1>`,
    `<p class="statement">${escaped(statement)}</p>`,
    tableOf([], facts),
    ...tables.map((table) => `<h2>${escaped(table.title)}</h2>${tableOf(table.columns, table.rows, none)}`),
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
  ];
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language}"><head>${head}</head>\n<body>\n${body.join('\n')}\n</body></html>\n`;
}

function tableOf(columns: readonly string[], rows: readonly (readonly Cell[])[], none = ''): string {
  if (rows.length === 0) return `<p>${escaped(none)}</p>`;
  const head = columns.length === 0 ? '' : `<tr>${columns.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr>`;
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(String(cell ?? ''))}</td>`).join('')}</tr>`);
  return `<table>${head}${lines.join('')}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
