import { useState } from 'react';
import { Input, Label, NumberField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ApiChoices, ApiSettings } from '../../preload/network.ts';
import { HintedField } from '../ui/hinted-field.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';

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
  return (
    <SubmitForm
      className="service"
      testId="api"
      label={t('service.save')}
      isReady={isChanged && !isBusy}
      onSubmit={() => onSave(wanted)}
    >
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
    </SubmitForm>
  );
}
