import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { Sheet } from '../ui/sheet.tsx';
import './about.css';

interface AboutSheetProps {
  readonly state: AppState;
  readonly onClose: () => void;
}

const LIMITS = ['population', 'notNormal', 'notAssessed', 'covid', 'generalise', 'display', 'decision'] as const;

/** What the product is for and where it ends, in full; the status bar carries the one word. */
export function AboutSheet({ state, onClose }: AboutSheetProps) {
  const { t } = useTranslation('about');
  const { model, version } = state;
  return (
    <Sheet title={t('title')} onClose={onClose}>
      <p className="about-version">
        {t('version', { version })}
        {model && ` · ${model.name}@${model.version}`}
      </p>
      <p>{t('purpose')}</p>
      <h3>{t('limits')}</h3>
      <ul className="about-limits">
        {LIMITS.map((limit) => (
          <li key={limit}>{t(`limit.${limit}`)}</li>
        ))}
      </ul>
      <p className="about-status">{t('status')}</p>
    </Sheet>
  );
}
