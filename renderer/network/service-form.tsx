import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudChoices, CloudSettings } from '../../preload/questions.ts';
import { HintedField } from '../ui/hinted-field.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { isOtherHost } from './host.ts';
import { LimitFields } from './limit-fields.tsx';
import { choicesOf, useCloudChange } from './use-cloud-change.ts';

interface ServiceFormProps {
  readonly settings: CloudSettings;
}

type Service = Pick<CloudChoices, 'model' | 'baseUrl' | 'trustsInspection' | 'limitsUsd'>;

/** Mounted anew when the stored settings change, so that it never saves over what somebody else decided. */
export function ServiceForm({ settings }: ServiceFormProps) {
  const { t } = useTranslation('network');
  const [service, setService] = useState<Service>(settings);
  const change = useCloudChange();
  const isChanged = (['model', 'baseUrl', 'trustsInspection', 'limitsUsd'] as const).some(
    (name) => service[name] !== settings[name],
  );
  const edit = (part: Partial<Service>): void => setService({ ...service, ...part });
  const save = (): void => {
    const { model, baseUrl, trustsInspection, limitsUsd } = service;
    change.mutate({ ...choicesOf(settings), model, baseUrl: baseUrl.trim(), trustsInspection, limitsUsd });
  };
  return (
    <section className="block" aria-labelledby="service">
      <header>
        <h2 id="service">{t('service.title')}</h2>
      </header>
      <SubmitForm
        className="service"
        testId="service"
        label={t(change.isPending ? 'service.saving' : 'service.save')}
        isReady={isChanged && !change.isPending}
        isPrimary
        error={change.error}
        onSubmit={save}
        beside={
          <button type="button" className="button" disabled={!isChanged} onClick={() => setService(settings)}>
            {t('service.discard')}
          </button>
        }
      >
        <ServiceFields service={service} settings={settings} onEdit={edit} />
        <LimitFields limits={service.limitsUsd} onChange={(limitsUsd) => edit({ limitsUsd })} />
      </SubmitForm>
    </section>
  );
}

interface ServiceFieldsProps extends ServiceFormProps {
  readonly service: Service;
  readonly onEdit: (part: Partial<Service>) => void;
}

function ServiceFields({ service, settings, onEdit }: ServiceFieldsProps) {
  const { t } = useTranslation('network');
  return (
    <>
      <label className="form-field">
        <span>{t('service.model')}</span>
        <select data-testid="model" value={service.model} onChange={(event) => onEdit({ model: event.target.value })}>
          {[...new Set([...settings.models, settings.model])].map((model) => (
            <option key={model}>{model}</option>
          ))}
        </select>
      </label>
      <HintedField
        name="base-url"
        type="url"
        label={t('service.baseUrl')}
        hint={t('service.baseUrlHint')}
        maxLength={500}
        value={service.baseUrl}
        onChange={(baseUrl) => onEdit({ baseUrl })}
      />
      {settings.hasKey && isOtherHost(settings.baseUrl, service.baseUrl) && (
        <p className="form-warning" data-testid="key-forgotten">
          {t('service.keyForgotten')}
        </p>
      )}
      <Toggle
        label={t('service.trusts')}
        isOn={service.trustsInspection}
        testId="trusts-switch"
        onChange={(trustsInspection) => onEdit({ trustsInspection })}
      />
      <p className="hint">{t('service.trustsText')}</p>
    </>
  );
}
