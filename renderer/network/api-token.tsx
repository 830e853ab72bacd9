import { useTranslation } from 'react-i18next';
import { CopyButton } from '../ui/copy-button.tsx';
import { SentText } from '../ui/sent-text.tsx';

interface ApiTokenProps {
  readonly token: string;
  readonly onClose: () => void;
}

/** The only time the token is told: it is kept nowhere, only its hash is. */
export function ApiToken({ token, onClose }: ApiTokenProps) {
  const { t } = useTranslation('network');
  return (
    <div className="form-warning token" data-testid="api-token">
      <output>{t('api.token')}</output>
      <SentText label={t('api.tokenLabel')} text={token} testId="api-token-text" />
      <div className="form-actions">
        <CopyButton label={t('api.tokenCopy')} text={() => token} />
        <button type="button" className="button is-small" data-testid="api-token-close" onClick={onClose}>
          {t('api.tokenClose')}
        </button>
      </div>
    </div>
  );
}
