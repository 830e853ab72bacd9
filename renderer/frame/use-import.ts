/** Both ways in: files dropped on the window and files chosen in the system's dialogue. */
import { codeOf, importFiles, useCommand } from '../bridge/operation.ts';
import { isBundle, useBringModels } from '../models/model-import.ts';
import { useArrivals } from '../worklist/arrivals.ts';
import { useNotices } from './notices.ts';
import { useView } from './view.ts';

/** A model bundle goes to the import gate, everything else to the worklist. */
export function useDropFiles(): (files: readonly File[]) => void {
  const report = useNotices((notices) => notices.report);
  const show = useView((view) => view.show);
  const { take } = useBringModels();
  const welcome = useWelcome();
  return (files) => {
    const [bundles, others] = [files.filter(isBundle), files.filter((file) => !isBundle(file))];
    if (others.length > 0) {
      welcome();
      importFiles(others).catch((error: unknown) => report(codeOf(error)));
    }
    if (bundles.length === 0) return;
    show('models');
    take(bundles);
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
