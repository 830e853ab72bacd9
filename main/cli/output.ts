/** Where a command writes: results to stdout, everything else to stderr. */
export interface Output {
  /** One result: a JSON line, or text for people. */
  readonly result: (value: unknown, text: string) => void;
  readonly note: (text: string) => void;
}

export function openOutput(isJson: boolean): Output {
  return {
    result: (value, text) => process.stdout.write(`${isJson ? JSON.stringify(value) : text}\n`),
    note: (text) => process.stderr.write(`${text}\n`),
  };
}
