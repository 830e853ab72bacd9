import { Cpu, Lock, UserRound, Wifi, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AppState } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { DriftNotice } from '../dashboards/drift/drift-notice.tsx';
import { useFormat } from '../format/use-format.ts';

interface StatusBarProps {
  readonly state: AppState;
}

/** One line that is always true: network, model, engine, queue, user, and what the product is not. */
export function StatusBar({ state }: StatusBarProps) {
  const { t } = useTranslation('frame');
  const { engine, isOnline, userName } = state;
  return (
    <footer className="status-bar" data-testid="status-bar" aria-label={t('status')}>
      <span data-testid="status-network">
        {isOnline ? <Wifi aria-hidden size={13} /> : <WifiOff aria-hidden size={13} />}
        {isOnline ? t('online') : t('offline')}
      </span>
      <Leaving />
      <Model state={state} />
      <span data-testid="status-engine" data-state={engine} className={engine === 'failed' ? 'is-danger' : undefined}>
        <Cpu aria-hidden size={13} />
        {t(`engine.${engine}`)}
      </span>
      <Queue state={state} />
      <DriftNotice />
      <span className="status-gap" />
      <span>
        <UserRound aria-hidden size={13} />
        {userName}
      </span>
      <span className="status-investigational" data-testid="status-investigational">
        {t('investigational')}
      </span>
    </footer>
  );
}

/** The model that answers, and beside it in words why it does not. */
function Model({ state: { model, fault } }: StatusBarProps) {
  const { t } = useTranslation(['frame', 'faults']);
  const said = [model && `${model.name}@${model.version}`, fault && t(`faults:${fault}.what`)].filter(Boolean);
  return (
    <span data-testid="status-model" className={fault ? 'is-danger' : undefined}>
      {said.length > 0 ? said.join(' – ') : t('noModel')}
    </span>
  );
}

/** Whether anything can leave, and what it cost today. Says nothing while the cloud is simply off, as delivered. */
function Leaving() {
  const { t } = useTranslation('frame');
  const { usd } = useFormat();
  const { data } = useOperation('cloud.settings', {});
  if (data?.isThisComputerOnly) {
    return (
      <span data-testid="status-only">
        <Lock aria-hidden size={13} />
        {t('onlyHere')}
      </span>
    );
  }
  if (!data?.isAllowed) return null;
  return <span data-testid="status-spend">{t('spentToday', { spent: usd(data.spentUsd.day) })}</span>;
}

function Queue({ state }: StatusBarProps) {
  const { t } = useTranslation('frame');
  const { number } = useFormat();
  const { phase, done, total } = state.batch;
  const text = phase === 'idle' ? t('queueEmpty') : t('queue', { done: number(done), total: number(total) });
  return <span data-testid="status-queue">{text}</span>;
}
