import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteChoices } from '../../preload/network.ts';
import { SubmitForm } from '../ui/submit-form.tsx';

type Server = Omit<RemoteChoices, 'isOn'>;

interface RemoteFormProps {
  readonly settings: Server;
  readonly isBusy: boolean;
  readonly onSave: (server: Server) => void;
}

const FIELDS = ['address', 'model', 'version'] as const satisfies readonly (keyof Server)[];

/** Mounted anew when the stored settings change. */
export function RemoteForm({ settings, isBusy, onSave }: RemoteFormProps) {
  const { t } = useTranslation('network');
  const [server, setServer] = useState<Server>({
    address: settings.address,
    model: settings.model,
    version: settings.version,
  });
  const isChanged = FIELDS.some((field) => server[field].trim() !== settings[field]);
  const save = (): void => {
    const { address, model, version } = server;
    onSave({ address: address.trim(), model: model.trim(), version: version.trim() });
  };
  return (
    <SubmitForm
      className="service"
      testId="remote"
      label={t('service.save')}
      isReady={isChanged && !isBusy}
      onSubmit={save}
    >
      {FIELDS.map((field) => (
        <label key={field} className="form-field">
          <span>{t(`remote.${field}`)}</span>
          <input
            type={field === 'address' ? 'url' : 'text'}
            data-testid={`remote-${field}`}
            maxLength={field === 'address' ? 500 : 200}
            spellCheck={false}
            placeholder={t(`remote.example.${field}`)}
            value={server[field]}
            onChange={(event) => setServer({ ...server, [field]: event.target.value })}
          />
        </label>
      ))}
      <p className="hint">{t('remote.formHint')}</p>
    </SubmitForm>
  );
}
