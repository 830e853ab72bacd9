/** The days of a period, those without a row among them. */

const DAY_MS = 86_400_000;

/** ISO dates (UTC), ascending, up to and including that of `today`. */
export function lastDays(count: number, today: Date = new Date()): readonly string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(today.getTime() - (count - 1 - i) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** What `rows` say for each day together; null where there is no row and `none` says nothing. */
export function overDays<Row extends { readonly date: string }>(
  days: readonly string[],
  rows: readonly Row[],
  valueOf: (row: Row) => number | null,
  none: 0 | null,
): readonly (number | null)[] {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null) sums.set(row.date, (sums.get(row.date) ?? 0) + value);
  }
  return days.map((day) => sums.get(day) ?? none);
}
