/** Rows that count the same thing on several days as one row, the most frequent first. */
export function totals<Row extends { readonly count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const count = row.count + (sums.get(keyOf(row))?.count ?? 0);
    sums.set(keyOf(row), { ...row, count });
  }
  return [...sums.values()].toSorted((a, b) => b.count - a.count);
}
