import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { useCommand, useStore } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';
import { useView } from '../frame/view.ts';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { ProviderSetting } from './provider-setting.tsx';
import './settings.css';

interface SettingsScreenProps {
  readonly state: AppState;
}

export function SettingsScreen({ state }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const report = useNotices((notices) => notices.report);
  const openSheet = useView((view) => view.openSheet);
  const store = useStore('app.state');
  const change = useCommand('settings.change', (changed) => store({}, changed));
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
      </header>
      <dl className="settings">
        <Setting name={t('language.name')} text={t('language.text')}>
          <LanguageSwitch
            language={state.language}
            onChange={(language) => change.mutate({ language }, { onError: (error) => report(error.code) })}
          />
        </Setting>
        <Setting name={t('policy.name')} text={t('policy.text')}>
          <span>{t('policy.value')}</span>
        </Setting>
        <Setting name={t('provider.name')} text={t('provider.text')}>
          <ProviderSetting />
        </Setting>
        <Setting name={t('protection.name')} text={t(`protection.${state.keyProtection}`)}>
          <span>{t('protection.value')}</span>
        </Setting>
        <Setting name={t('keys.name')} text={t('keys.text')}>
          <button type="button" className="button" onClick={() => openSheet('keys')}>
            {t('keys.show')}
            <kbd>F1</kbd>
          </button>
        </Setting>
      </dl>
    </div>
  );
}

interface SettingProps {
  readonly name: string;
  readonly text: string;
  readonly children: React.ReactNode;
}

function Setting({ name, text, children }: SettingProps) {
  return (
    <div className="setting">
      <dt>
        <strong>{name}</strong>
        <span>{text}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
