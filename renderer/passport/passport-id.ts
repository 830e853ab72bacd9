/** As many digits of a passport as people compare; the whole of it is in the record. */
export function shortPassport(id: string): string {
  return id.slice(0, 12);
}
