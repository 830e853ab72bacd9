import { Lock, LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CloudSettings } from '../../preload/questions.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { choicesOf, useCloudChange } from './use-cloud-change.ts';
import { useRemoteHost } from './use-remote-host.ts';

interface CloudSwitchesProps {
  readonly settings: CloudSettings;
}

/** The switches act at once: nobody should have to find "Save" to stop something from leaving. */
export function CloudSwitches({ settings }: CloudSwitchesProps) {
  const { t } = useTranslation('network');
  const change = useCloudChange();
  const { isThisComputerOnly, isAllowed, isImageAllowed, hasKey } = settings;
  const host = useRemoteHost();
  const shut = host === null ? 'only.isOff' : 'only.isOffCloud';
  const open = isImageAllowed ? 'only.isCloudImage' : 'only.isCloud';
  const openness = isAllowed ? open : shut;
  const Icon = isThisComputerOnly ? Lock : LockOpen;
  return (
    <section className="block" aria-labelledby="only">
      <header>
        <h2 id="only">{t('only.title')}</h2>
      </header>
      <Toggle
        label={t('only.title')}
        isOn={isThisComputerOnly}
        testId="only-switch"
        isDisabled={change.isPending}
        onChange={(isOn) => change.mutate({ ...choicesOf(settings), isThisComputerOnly: isOn })}
      />
      <p className="hint">{t('only.text')}</p>
      <output className="only-state" data-testid="only-state">
        <Icon aria-hidden size={16} />
        {t(isThisComputerOnly ? 'only.isOn' : openness)}
      </output>
      {!isThisComputerOnly && host !== null && <p data-testid="only-remote">{t('only.isRemote', { host })}</p>}
      <Toggle
        label={t('cloud.allowed')}
        isOn={isAllowed}
        testId="allowed-switch"
        isDisabled={change.isPending}
        onChange={(isOn) => change.mutate({ ...choicesOf(settings), isAllowed: isOn })}
      />
      <p className="hint">{t('cloud.allowedText')}</p>
      <Toggle
        label={t('cloud.imageAllowed')}
        isOn={isImageAllowed}
        testId="image-switch"
        isDisabled={change.isPending}
        onChange={(isOn) => change.mutate({ ...choicesOf(settings), isImageAllowed: isOn })}
      />
      <p className="hint">{t('cloud.imageAllowedText')}</p>
      {isThisComputerOnly && isAllowed && <p>{t('cloud.noEffect')}</p>}
      {!isThisComputerOnly && isAllowed && !hasKey && <p data-testid="no-key">{t('cloud.noKey')}</p>}
      {change.isError && <FaultText code={change.error.code} />}
    </section>
  );
}
