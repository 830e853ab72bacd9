/** Questions being written, by study, and whether the section is open: stepping to another study loses neither. */
import { create } from 'zustand';
import type { StudyId } from '../../preload/domain.ts';

interface QuestionDrafts {
  readonly isOpen: boolean;
  readonly texts: Readonly<Record<string, string>>;
  readonly setOpen: (isOpen: boolean) => void;
  readonly write: (study: StudyId, text: string) => void;
}

export const useQuestionDrafts = create<QuestionDrafts>((set) => ({
  isOpen: false,
  texts: {},
  setOpen: (isOpen) => set({ isOpen }),
  write: (study, text) => set(({ texts }) => ({ texts: { ...texts, [study]: text } })),
}));
