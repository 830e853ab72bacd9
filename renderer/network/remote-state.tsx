import { CircleCheck, Clock, Monitor } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RemotePhase, RemoteSettings } from '../../preload/network.ts';
import { useFormat } from '../format/use-format.ts';
import { Figure } from './figure.tsx';

interface RemoteStateBoxProps {
  readonly settings: RemoteSettings;
  readonly isChecking: boolean;
  readonly onCheck: () => void;
}

const ICONS = {
  off: Monitor,
  untried: Monitor,
  checking: Clock,
  serving: CircleCheck,
  local: Monitor,
} as const satisfies Record<RemotePhase, unknown>;

/** Who answers now, since when that is known, and by what proof. */
export function RemoteStateBox({ settings, isChecking, onCheck }: RemoteStateBoxProps) {
  const { t } = useTranslation('network');
  const { dateTime } = useFormat();
  const { because, checkedAt, expectedSha256 } = settings;
  const phase = isChecking ? 'checking' : settings.phase;
  const Icon = ICONS[phase];
  return (
    <>
      <output className="only-state" data-testid="remote-state" data-phase={phase}>
        <Icon aria-hidden size={16} />
        {t(`remote.phase.${phase}`)}
      </output>
      {because !== null && phase === 'local' && (
        <p className="form-warning" data-testid="remote-because" data-code={because}>
          {t(`remote.because.${because}`)}
        </p>
      )}
      <dl className="figures">
        <Figure
          name={t('remote.checkedAt')}
          value={checkedAt === null ? '–' : dateTime(checkedAt)}
          testId="remote-checked-at"
        />
        <Figure name={t('remote.parity')} value={useParity(settings)} testId="remote-parity" />
        <Figure name={t('remote.expected')} value={expectedSha256 ?? '–'} testId="remote-expected" />
      </dl>
      <div className="form-actions">
        <button type="button" className="button" data-testid="remote-check" disabled={isChecking} onClick={onCheck}>
          {t(isChecking ? 'remote.checking' : 'remote.check')}
        </button>
      </div>
    </>
  );
}

const DECIMALS = 6;

function useParity({ parity, tolerance }: RemoteSettings): string {
  const { t } = useTranslation('network');
  const { number } = useFormat();
  if (parity === null) return '–';
  return t('remote.parityOf', {
    worst: number(parity.worstDifference, DECIMALS),
    most: number(tolerance, 3),
    images: number(parity.images),
  });
}
