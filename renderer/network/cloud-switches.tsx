import { Lock, LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CloudSettings } from '../../preload/questions.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { choicesOf, useCloudChange } from './use-cloud-change.ts';

interface CloudSwitchesProps {
  readonly settings: CloudSettings;
}

/** The two switches act at once: nobody should have to find "Save" to stop something from leaving. */
export function CloudSwitches({ settings }: CloudSwitchesProps) {
  const { t } = useTranslation('network');
  const change = useCloudChange();
  const { isThisComputerOnly, isAllowed, hasKey } = settings;
  const openness = isAllowed ? 'only.isCloud' : 'only.isOff';
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
      {!isThisComputerOnly && <RemoteLine />}
      <Toggle
        label={t('cloud.allowed')}
        isOn={isAllowed}
        testId="allowed-switch"
        isDisabled={change.isPending}
        onChange={(isOn) => change.mutate({ ...choicesOf(settings), isAllowed: isOn })}
      />
      <p className="hint">{t('cloud.allowedText')}</p>
      {isThisComputerOnly && isAllowed && <p>{t('cloud.noEffect')}</p>}
      {!isThisComputerOnly && isAllowed && !hasKey && <p data-testid="no-key">{t('cloud.noKey')}</p>}
      {change.isError && <FaultText code={change.error.code} />}
    </section>
  );
}

/** What leaves for the clinic's own server is said beside the switch that stops it. */
function RemoteLine() {
  const { t } = useTranslation('network');
  const { data } = useOperation('remote.settings', {});
  if (!data?.isOn || !URL.canParse(data.address)) return null;
  return <p data-testid="only-remote">{t('only.isRemote', { host: new URL(data.address).host })}</p>;
}
