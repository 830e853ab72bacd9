import { useTranslation } from 'react-i18next';
import type { RemoteSettings } from '../../preload/network.ts';
import { useCommand, useLiveOperation, useStore } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { RemoteForm } from './remote-form.tsx';
import { RemoteIdentityBox } from './remote-identity.tsx';
import { RemoteStateBox } from './remote-state.tsx';

const FRESH_MS = 3000;

/** Another machine of the clinic may run the model; this computer goes on where it cannot or may not. */
export function RemoteCard() {
  const { t } = useTranslation('network');
  const settings = useLiveOperation('remote.settings', {}, FRESH_MS);
  return (
    <section className="block" aria-labelledby="remote">
      <header>
        <h2 id="remote">{t('remote.title')}</h2>
      </header>
      <p className="hint">{t('remote.text')}</p>
      {settings.isError && <FaultText code={settings.error.code} />}
      {settings.data && <Server settings={settings.data} />}
    </section>
  );
}

function Server({ settings }: { readonly settings: RemoteSettings }) {
  const { t } = useTranslation('network');
  const store = useStore('remote.settings');
  const onDone = (next: RemoteSettings): void => store({}, next);
  const change = useCommand('remote.change', onDone);
  const check = useCommand('remote.check', onDone);
  const { isOn, address, model, version } = settings;
  const stored = { address, model, version };
  const isComplete = [address, model, version].every((part) => part !== '');
  return (
    <>
      <Toggle
        label={t('remote.switch')}
        isOn={isOn}
        testId="remote-switch"
        isDisabled={change.isPending || !isComplete}
        onChange={(wanted) => change.mutate({ ...stored, isOn: wanted })}
      />
      {!isComplete && <p className="hint">{t('remote.incomplete')}</p>}
      {isOn && <RemoteStateBox settings={settings} isChecking={check.isPending} onCheck={() => check.mutate({})} />}
      <RemoteForm
        key={JSON.stringify(stored)}
        settings={settings}
        isBusy={change.isPending}
        onSave={(wanted) => change.mutate({ ...wanted, isOn: isOn && wanted.address !== '' })}
      />
      <RemoteIdentityBox identity={settings.identity} onChanged={onDone} />
      {change.isError && <FaultText code={change.error.code} />}
      {check.isError && <FaultText code={check.error.code} />}
    </>
  );
}
