/** From study to study without the worklist: neighbours in its order, and the next one nobody has read. */
import type { StudyId } from '../../preload/domain.ts';
import { call, codeOf } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';
import { neighbour, useView } from '../frame/view.ts';
import type { HotKeys } from '../ui/hotkeys.ts';

export interface Navigation {
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  readonly nextUnread: () => void;
  readonly toWorklist: () => void;
  readonly hotKeys: HotKeys;
}

export function useNavigation(study: StudyId): Navigation {
  const { sequence, openStudy, show } = useView();
  const report = useNotices((notices) => notices.report);
  const stepTo = (step: 1 | -1): (() => void) | null => {
    const other = neighbour(sequence, study, step);
    return other && (() => openStudy(other));
  };
  const toWorklist = (): void => show('worklist');
  const nextUnread = (): void => {
    findUnread(study, sequence)
      .then((found) => (found ? openStudy(found) : toWorklist()))
      .catch((error: unknown) => report(codeOf(error)));
  };
  const previous = stepTo(-1);
  const next = stepTo(1);
  const hotKeys = {
    N: nextUnread,
    PageUp: previous ?? nothing,
    PageDown: next ?? nothing,
    B: toWorklist,
    Escape: toWorklist,
  };
  return { previous, next, nextUnread, toWorklist, hotKeys };
}

/** The first unread study after this one in the worklist's order, else the first unread of all. */
async function findUnread(study: StudyId, sequence: readonly StudyId[]): Promise<StudyId | null> {
  const { rows } = await call('studies.find', { search: '', show: 'unread', limit: 500, offset: 0 });
  const unread = new Set(rows.map(({ id }) => id).filter((id) => id !== study));
  const later = sequence.slice(sequence.indexOf(study) + 1).find((id) => unread.has(id));
  return later ?? [...unread][0] ?? null;
}

function nothing(): void {
  // The end of the list: the key stays taken, so that the page does not scroll.
}
