/** The parts of the set-up that tests try or use. It is plain JavaScript, since it runs before anything is installed. */
interface Total {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Once {
  madeOnce(folder: string, fill: (temporary: string) => void): Promise<string>;
}

interface Fresh {
  keepFresh(product: string, sources: readonly string[], make: () => Promise<void>): Promise<void>;
}

interface Totals {
  totalOfReport(file: string, exitCode: number, read: (report: unknown) => Total): Total;
  readVitest(this: void, report: unknown): Total;
  readPlaywright(this: void, report: unknown): Total;
}

interface Natives {
  checkNatives(folder: string, platform: string): void;
}

interface Commands {
  readonly commands: readonly string[];
  asksForCommand(words: readonly string[]): boolean;
}

export const once = await load<Once>('once');
export const fresh = await load<Fresh>('fresh');
export const totals = await load<Totals>('totals');
export const natives = await load<Natives>('natives');
export const commands = await load<Commands>('commands');

function load<Part>(name: string): Promise<Part> {
  return import(new URL(`../../setup/${name}.mjs`, import.meta.url).href);
}
