/** This month and the twelve before it (UTC), as YYYY-MM, newest first. */
export function latestMonths(today: Date = new Date()): readonly string[] {
  return Array.from({ length: 13 }, (_, ago) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - ago, 1)).toISOString().slice(0, 7),
  );
}
