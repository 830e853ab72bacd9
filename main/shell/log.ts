/** What went wrong beyond the known faults, on stderr. Error texts of ours hold no patient data and no path. */
export function reportError(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
