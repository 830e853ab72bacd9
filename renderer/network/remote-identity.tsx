import { FileKey2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RemoteIdentity, RemoteSettings } from '../../preload/network.ts';
import { useCommand } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';

interface RemoteIdentityBoxProps {
  readonly identity: RemoteIdentity | null;
  readonly onChanged: (settings: RemoteSettings) => void;
}

/** Files go in by the system's dialogue and stay sealed in the profile: the window never sees a key. */
export function RemoteIdentityBox({ identity, onChanged }: RemoteIdentityBoxProps) {
  const { t } = useTranslation('network');
  const { date } = useFormat();
  const choose = useCommand('remote.chooseIdentity', onChanged);
  const remove = useCommand('remote.removeIdentity', onChanged);
  const isBusy = choose.isPending || remove.isPending;
  return (
    <>
      <output className="only-state" data-testid="remote-identity">
        <FileKey2 aria-hidden size={16} />
        {identity === null
          ? t('remote.identity.none')
          : t('remote.identity.is', {
              subject: identity.subject,
              until: date(identity.validUntil.slice(0, 10)),
              authority: identity.authorities.join(', '),
            })}
      </output>
      <p className="hint">{t('remote.identity.hint')}</p>
      <div className="form-actions">
        <button
          type="button"
          className="button"
          data-testid="choose-identity"
          disabled={isBusy}
          onClick={() => choose.mutate({})}
        >
          {t('remote.identity.choose')}
        </button>
        {identity !== null && (
          <ConfirmButton
            label={t('remote.identity.remove')}
            confirm={t('key.confirm')}
            keep={t('key.keep')}
            testId="remove-identity"
            isDisabled={isBusy}
            onConfirm={() => remove.mutate({})}
          />
        )}
      </div>
      {choose.isError && <FaultText code={choose.error.code} />}
      {remove.isError && <FaultText code={remove.error.code} />}
    </>
  );
}
