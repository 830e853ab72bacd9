import { useState } from 'react';
import { Plug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ApiChange, ApiSettings } from '../../preload/network.ts';
import { useCommand, useLiveOperation, useStore } from '../bridge/operation.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { ApiForm } from './api-form.tsx';
import { ApiToken } from './api-token.tsx';

const FRESH_MS = 5000;

/** Other programs on this computer: off as delivered, and never for another computer. */
export function ApiCard() {
  const { t } = useTranslation('network');
  const settings = useLiveOperation('api.settings', {}, FRESH_MS);
  return (
    <section className="block" aria-labelledby="api">
      <header>
        <h2 id="api">{t('api.title')}</h2>
      </header>
      <p className="hint">{t('api.text')}</p>
      {settings.isError && <FaultText code={settings.error.code} />}
      {settings.data && <Door settings={settings.data} />}
    </section>
  );
}

function Door({ settings }: { readonly settings: ApiSettings }) {
  const { t } = useTranslation('network');
  const [token, setToken] = useState<string | null>(null);
  const store = useStore('api.settings');
  const onDone = (done: ApiChange): void => {
    store({}, done.settings);
    if (done.token !== null) setToken(done.token);
  };
  const change = useCommand('api.change', onDone);
  const renew = useCommand('api.renewToken', onDone);
  const { isOn, port, allowedOrigin, hasToken } = settings;
  const isBusy = change.isPending || renew.isPending;
  return (
    <>
      <Toggle
        label={t('api.switch')}
        isOn={isOn}
        testId="api-switch"
        isDisabled={isBusy}
        onChange={(wanted) => change.mutate({ isOn: wanted, port, allowedOrigin })}
      />
      <DoorState settings={settings} />
      {token !== null && <ApiToken token={token} onClose={() => setToken(null)} />}
      <ApiForm
        key={JSON.stringify([port, allowedOrigin])}
        settings={settings}
        isBusy={isBusy}
        onSave={(choices) => change.mutate({ isOn, ...choices })}
      />
      {hasToken && (
        <ConfirmButton
          label={t('api.renew')}
          confirm={t('api.renewConfirm')}
          keep={t('api.renewKeep')}
          testId="renew-token"
          isDisabled={isBusy}
          onConfirm={() => renew.mutate({})}
        />
      )}
      {change.isError && <FaultText code={change.error.code} />}
      {renew.isError && <FaultText code={renew.error.code} />}
    </>
  );
}

function DoorState({ settings: { isOn, address, fault } }: { readonly settings: ApiSettings }) {
  const { t } = useTranslation('network');
  if (fault) return <FaultText code={fault} />;
  const said = isOn ? t('api.opening') : t('api.isOff');
  return (
    <output className="only-state" data-testid="api-state" data-address={address ?? ''}>
      <Plug aria-hidden size={16} />
      {address === null ? said : t('api.isOn', { address })}
    </output>
  );
}
