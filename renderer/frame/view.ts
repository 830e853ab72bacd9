/** Where the user is: the screen, the open study and the order in which the worklist showed the studies. */
import { create } from 'zustand';
import type { StudyId } from '../../preload/domain.ts';

export type Screen =
  | 'worklist'
  | 'reading'
  | 'dashboards'
  | 'models'
  | 'ab-tests'
  | 'network'
  | 'diagnostics'
  | 'settings';
export type SheetName = 'keys' | 'about';

interface View {
  readonly screen: Screen;
  readonly study: StudyId | null;
  readonly sequence: readonly StudyId[];
  readonly sheet: SheetName | null;
  readonly show: (screen: Screen) => void;
  readonly openStudy: (study: StudyId, sequence?: readonly StudyId[]) => void;
  readonly openSheet: (sheet: SheetName | null) => void;
}

export const useView = create<View>((set) => ({
  screen: 'worklist',
  study: null,
  sequence: [],
  sheet: null,
  show: (screen) => set({ screen }),
  openStudy: (study, sequence) => set({ screen: 'reading', study, ...(sequence ? { sequence } : {}) }),
  openSheet: (sheet) => set({ sheet }),
}));

/** The study `step` places away in the worklist's order, or null at its ends. */
export function neighbour(sequence: readonly StudyId[], study: StudyId, step: 1 | -1): StudyId | null {
  const place = sequence.indexOf(study);
  return place === -1 ? null : (sequence[place + step] ?? null);
}
