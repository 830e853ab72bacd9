import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/domain.ts';

const NAMES = { tr: 'Türkçe', en: 'English' } as const satisfies Record<Language, string>;

interface LanguageSwitchProps {
  readonly language: Language;
  readonly onChange: (language: Language) => void;
}

/** Each language in its own words, so that whoever cannot read the present one finds theirs. */
export function LanguageSwitch({ language, onChange }: LanguageSwitchProps) {
  const { t } = useTranslation('frame');
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => onChange(keys.has('en') ? 'en' : 'tr')}
    >
      <ToggleButton id="tr" lang="tr">
        {NAMES.tr}
      </ToggleButton>
      <ToggleButton id="en" lang="en">
        {NAMES.en}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
