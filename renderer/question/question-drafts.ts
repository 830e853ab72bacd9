/** Questions being written, by study (null: of none), and whether the section is open: stepping to another study loses neither. */
import { create } from 'zustand';
import type { StudyId } from '../../preload/domain.ts';

interface QuestionDrafts {
  readonly isOpen: boolean;
  readonly texts: Readonly<Record<string, string>>;
  readonly setOpen: (isOpen: boolean) => void;
  readonly write: (study: StudyId | null, text: string) => void;
}

export const useQuestionDrafts = create<QuestionDrafts>((set) => ({
  isOpen: false,
  texts: {},
  setOpen: (isOpen) => set({ isOpen }),
  write: (study, text) => set(({ texts }) => ({ texts: { ...texts, [draftKey(study)]: text } })),
}));

/** The place of a draft in `texts`. */
export function draftKey(study: StudyId | null): string {
  return study ?? 'general';
}
