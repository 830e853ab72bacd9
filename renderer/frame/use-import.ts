/** Both ways in: files dropped on the window and files chosen in the system's dialogue. */
import { codeOf, importFiles, useCommand } from '../bridge/operation.ts';
import { useArrivals } from '../worklist/arrivals.ts';
import { useNotices } from './notices.ts';
import { useView } from './view.ts';

export function useDropFiles(): (files: readonly File[]) => void {
  const report = useNotices((notices) => notices.report);
  const welcome = useWelcome();
  return (files) => {
    welcome();
    importFiles(files).catch((error: unknown) => report(codeOf(error)));
  };
}

export function useChooseFiles(): (kind: 'files' | 'folder') => void {
  const report = useNotices((notices) => notices.report);
  const welcome = useWelcome();
  const { mutate } = useCommand('studies.choose', ({ hasChosen }) => hasChosen && welcome());
  return (kind) => mutate({ kind }, { onError: (error) => report(error.code) });
}

/** Files the user brings now are shown as they come, on the worklist. An open study stays open. */
function useWelcome(): () => void {
  const release = useArrivals((arrivals) => arrivals.release);
  const { screen, show } = useView();
  return () => {
    release();
    if (screen !== 'reading') show('worklist');
  };
}
