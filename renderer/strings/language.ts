/** Which language is on the screen: the profile's, or one chosen before there is a profile. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { AppState, Language } from '../../preload/domain.ts';
import { showLanguage } from './i18n.ts';

interface LanguageChoice {
  readonly chosen: Language | null;
  readonly choose: (language: Language) => void;
  /** From now on the profile decides. */
  readonly follow: () => void;
}

export const useLanguage = create<LanguageChoice>((set) => ({
  chosen: null,
  choose: (chosen) => set({ chosen }),
  follow: () => set({ chosen: null }),
}));

export function useShownLanguage(state: AppState | null): Language {
  const chosen = useLanguage((choice) => choice.chosen);
  const language = chosen ?? state?.language ?? 'tr';
  useEffect(() => showLanguage(language), [language]);
  return language;
}
