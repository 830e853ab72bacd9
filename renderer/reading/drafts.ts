/** Notes being written, by study: stepping to another study and back loses none of them. */
import { create } from 'zustand';
import type { StudyId } from '../../preload/domain.ts';

interface Drafts {
  readonly notes: Readonly<Record<string, string>>;
  readonly write: (study: StudyId, note: string) => void;
  readonly discard: (study: StudyId) => void;
}

export const useDrafts = create<Drafts>((set) => ({
  notes: {},
  write: (study, note) => set(({ notes }) => ({ notes: { ...notes, [study]: note } })),
  discard: (study) =>
    set(({ notes }) => ({ notes: Object.fromEntries(Object.entries(notes).filter(([id]) => id !== study)) })),
}));
