import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../../preload/models.ts';
import { useFormat } from '../../format/use-format.ts';
import { Fingerprint } from '../fingerprint.tsx';

interface OriginProps {
  readonly signature: ModelEntry['signature'];
}

/** Who vouches for the weights: this build of the application, or the key that signed the bundle. */
export function Origin({ signature }: OriginProps) {
  const { t } = useTranslation('models');
  const { dateTime, number } = useFormat();
  if (!signature) return <p data-testid="origin">{t('origin.build')}</p>;
  const { signer, key, isRevoked, importedAt, goldenImages, goldenDifference } = signature;
  return (
    <div className="origin" data-testid="origin">
      <p>{t('origin.signed', { signer, at: dateTime(importedAt) })}</p>
      <Fingerprint id={key} />
      {isRevoked && <p className="is-danger">{t('origin.revoked')}</p>}
      <p>{t('origin.golden', { count: goldenImages, difference: number(goldenDifference, 4) })}</p>
    </div>
  );
}
