import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../strings/language.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { useFormat } from '../format/use-format.ts';
import './start.css';

interface StartCardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of everything before the worklist: no patient data, one card, the language at hand. */
export function StartCard({ title, children }: StartCardProps) {
  const { t } = useTranslation('start');
  const { language } = useFormat();
  const choose = useLanguage((choice) => choice.choose);
  return (
    <main className="start">
      <header className="start-brand">
        <span className="start-mark" aria-hidden />
        <span>{t('product')}</span>
        <LanguageSwitch language={language} onChange={choose} />
      </header>
      <section className="start-card" aria-labelledby="start-title">
        <h1 id="start-title">{title}</h1>
        {children}
      </section>
      <p className="start-foot">{t('investigational')}</p>
    </main>
  );
}
