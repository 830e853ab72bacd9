import { useTranslation } from 'react-i18next';
import type { CloudSettings } from '../../preload/questions.ts';
import { useLiveOperation } from '../bridge/operation.ts';
import { PrivacySection } from '../privacy/privacy-section.tsx';
import { GeneralQuestions } from '../question/general-questions.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { ApiCard } from './api-card.tsx';
import { CloudState } from './cloud-state.tsx';
import { CloudSwitches } from './cloud-switches.tsx';
import { KeyForm } from './key-form.tsx';
import { Ledger } from './ledger.tsx';
import './network.css';
import { RemoteCard } from './remote-card.tsx';
import { ServiceForm } from './service-form.tsx';

/** The connection and the service recover by themselves. */
const FRESH_MS = 5000;

/** What may leave, under which limits, and what did leave. */
export function NetworkScreen() {
  const { t } = useTranslation('network');
  const settings = useLiveOperation('cloud.settings', {}, FRESH_MS);
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
      </header>
      <div className="network">
        {settings.isError && <FaultText code={settings.error.code} />}
        {settings.data && <Settings settings={settings.data} />}
        <GeneralQuestions />
        <RemoteCard />
        <ApiCard />
        <PrivacySection />
        <Ledger isThisComputerOnly={settings.data?.isThisComputerOnly ?? false} />
      </div>
    </div>
  );
}

function Settings({ settings }: { readonly settings: CloudSettings }) {
  const { model, baseUrl, trustsInspection, limitsUsd } = settings;
  return (
    <>
      <CloudSwitches settings={settings} />
      <CloudState settings={settings} />
      <ServiceForm key={JSON.stringify([model, baseUrl, trustsInspection, limitsUsd])} settings={settings} />
      <KeyForm hasKey={settings.hasKey} />
    </>
  );
}
