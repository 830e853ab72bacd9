import { useState } from 'react';
import type { FormEvent } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { HintedField } from '../ui/hinted-field.tsx';
import type { ApiChoices, ApiSettings } from '../../preload/network.ts';

interface ApiFormProps {
  readonly settings: ApiSettings;
  readonly isBusy: boolean;
  readonly onSave: (choices: Omit<ApiChoices, 'isOn'>) => void;
}

/** What the contract takes: ports below are the system's own. */
const [LOWEST_PORT, HIGHEST_PORT] = [1024, 65_535];

/** Mounted anew when the stored settings change. */
export function ApiForm({ settings, isBusy, onSave }: ApiFormProps) {
  const { t } = useTranslation('network');
  const [port, setPort] = useState(settings.port);
  const [origin, setOrigin] = useState(settings.allowedOrigin ?? '');
  const wanted = { port, allowedOrigin: origin.trim() === '' ? null : origin.trim() };
  const isChanged = port !== settings.port || wanted.allowedOrigin !== settings.allowedOrigin;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSave(wanted);
  };
  return (
    <form className="service" data-testid="api-form" noValidate onSubmit={submit}>
      <NumberField
        className="form-field"
        data-testid="api-port"
        minValue={LOWEST_PORT}
        maxValue={HIGHEST_PORT}
        formatOptions={{ useGrouping: false }}
        value={port}
        onChange={(value) => setPort(Number.isFinite(value) ? value : settings.port)}
      >
        <Label>{t('api.port')}</Label>
        <Input />
      </NumberField>
      <HintedField
        name="api-origin"
        type="url"
        label={t('api.origin')}
        hint={t('api.originHint')}
        maxLength={200}
        placeholder="https://pacs.example"
        value={origin}
        onChange={setOrigin}
      />
      <div className="form-actions">
        <button type="submit" className="button" disabled={!isChanged || isBusy}>
          {t('service.save')}
        </button>
      </div>
    </form>
  );
}
