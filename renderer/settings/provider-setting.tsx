import { useTranslation } from 'react-i18next';
import { useCommand, useOperation, useStore } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';

/** What the clinic wishes the model to compute with; what serves, and why not that, stands on the model page. */
export function ProviderSetting() {
  const { t } = useTranslation('settings');
  const report = useNotices((notices) => notices.report);
  const store = useStore('computing.read');
  const computing = useOperation('computing.read', {});
  const choose = useCommand('computing.choose', (changed) => store({}, changed));
  const { wished = 'cpu', offered = ['cpu'], report: found } = computing.data ?? {};
  const isDeclined = found !== undefined && wished !== 'cpu' && found.serving?.provider !== wished;
  return (
    <span className="form-field provider-setting">
      <select
        aria-label={t('provider.name')}
        data-testid="provider"
        value={wished}
        disabled={choose.isPending || !computing.isSuccess}
        onChange={({ target }) => {
          const provider = offered.find((one) => one === target.value);
          if (provider) choose.mutate({ provider }, { onError: (error) => report(error.code) });
        }}
      >
        {offered.map((provider) => (
          <option key={provider} value={provider}>
            {t(`provider.${provider}`)}
          </option>
        ))}
      </select>
      {isDeclined && <output>{t('provider.declined')}</output>}
    </span>
  );
}
