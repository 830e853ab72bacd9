import { useTranslation } from 'react-i18next';
import type { SigningKey } from '../../preload/models.ts';
import { useCommand, useOperation, useStore } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { TrustKey } from './trust-key.tsx';

interface KeysSheetProps {
  readonly onClose: () => void;
}

/** Whose bundles this clinic takes in. Trust can be taken away here; once taken away it does not come back. */
export function KeysSheet({ onClose }: KeysSheetProps) {
  const { t } = useTranslation('models');
  const keys = useOperation('keys.find', {});
  return (
    <Sheet title={t('keys.title')} onClose={onClose}>
      <div className="signing-keys" data-testid="keys-sheet">
        <p className="hint">{t('keys.text')}</p>
        {keys.isError && <FaultText code={keys.error.code} />}
        {keys.data?.length === 0 && <p data-testid="no-keys">{t('keys.none')}</p>}
        {keys.data?.map((key) => (
          <TrustedKey key={key.id} signing={key} />
        ))}
        <TrustKey />
      </div>
    </Sheet>
  );
}

function TrustedKey({ signing }: { readonly signing: SigningKey }) {
  const { t } = useTranslation('models');
  const { dateTime } = useFormat();
  const store = useStore('keys.find');
  const revoke = useCommand('keys.revoke', (keys) => store({}, keys));
  const { id, name, addedAt, revokedAt, models, pem } = signing;
  return (
    <section className="signing-key" data-testid="signing-key" data-revoked={revokedAt !== null}>
      <h3>{name}</h3>
      <Fingerprint id={id} />
      <p className="is-muted">
        {addedAt === null ? t('keys.builtIn') : t('keys.added', { at: dateTime(addedAt) })} ·{' '}
        {t('keys.signed', { count: models })}
      </p>
      {revokedAt === null ? (
        <ConfirmButton
          label={t('keys.revoke')}
          confirm={t('keys.revokeConfirm')}
          keep={t('keys.revokeKeep')}
          testId="revoke-key"
          isDisabled={revoke.isPending}
          onConfirm={() => revoke.mutate({ pem })}
        />
      ) : (
        <p className="is-danger">{t('keys.revoked', { at: dateTime(revokedAt) })}</p>
      )}
      {revoke.isError && <FaultText code={revoke.error.code} />}
    </section>
  );
}
