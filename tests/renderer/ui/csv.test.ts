import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipboardText, csvFile } from '../../../renderer/ui/csv.ts';

const SHEET = {
  columns: ['Gün', 'Oran'],
  rows: [
    ['a;b', 0.25],
    ['c,d', null],
    ['"e"', -1],
  ],
} as const;

describe('a file', () => {
  it('opens in columns in a Turkish spreadsheet: mark, semicolons, decimal commas', () => {
    expect(csvFile(SHEET, 'tr')).toBe('\ufeffGün;Oran\r\n"a;b";0,25\r\nc,d;\r\n"""e""";-1');
  });

  it('opens in columns in an English one: commas, decimal points', () => {
    expect(csvFile(SHEET, 'en')).toBe('Gün,Oran\r\na;b,0.25\r\n"c,d",\r\n"""e""",-1');
  });
});

it('the clipboard has tabs in every language', () => {
  expect(clipboardText(SHEET, 'tr').split('\r\n')[1]).toBe('a;b\t0,25');
});

it('no words become a formula, whatever they are; numbers stay numbers', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r').chain((first) => fc.string().map((rest) => first + rest)),
  );
  fc.assert(
    fc.property(words, fc.constantFrom('tr', 'en'), (text, language) => {
      const [, cell = ''] = csvFile({ columns: ['x'], rows: [[text]] }, language).split(/^\ufeff?x\r\n/u);
      expect(cell.replace(/^"/u, '')).not.toMatch(/^[=+\-@\t\r]/u);
      const unquoted = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect([text, `'${text}`]).toContain(unquoted);
    }),
  );
  expect(csvFile({ columns: ['x'], rows: [[-5]] }, 'en')).toBe('x\r\n-5');
});
