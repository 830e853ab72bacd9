/** Saving through the system's dialogue: main asks where, writes and tells whether it was done. */
import { useCommand } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import type { Sheet } from '../ui/csv.ts';
import { csvFile } from '../ui/csv.ts';
import { useNotices } from './notices.ts';

/** What cannot be saved is said in the notice line. */
export function useSaveFile(): (name: string, text: string) => void {
  const report = useNotices((notices) => notices.report);
  const save = useCommand('files.save');
  return (name, text) => save.mutate({ name, text }, { onError: ({ code }) => report(code) });
}

/** As a file for the spreadsheet of the reader's language. */
export function useSaveSheet(): (name: string, sheet: Sheet) => void {
  const save = useSaveFile();
  const { language } = useFormat();
  return (name, sheet) => save(`${name}.csv`, csvFile(sheet, language));
}
