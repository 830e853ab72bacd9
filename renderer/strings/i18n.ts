import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../preload/domain.ts';
import { ENGLISH, TURKISH } from './parity.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof TURKISH;
  }
}

/** Strings are part of the bundle: there is nothing to wait for. */
export function startStrings(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'tr',
    defaultNS: 'common',
    resources: { tr: TURKISH, en: ENGLISH },
    initAsync: false,
    // React escapes what it prints.
    interpolation: { escapeValue: false },
  });
}

/** The document's language decides how CSS makes capitals: istanbul is İSTANBUL only in Turkish. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
