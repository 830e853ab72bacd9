import { CircleHelp, Trophy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AbArmName, AbTestDetail } from '../../preload/ab-tests.ts';
import { useFormat } from '../format/use-format.ts';
import { useAbFormat } from './use-ab-format.ts';

interface DecisionProps {
  readonly detail: AbTestDetail;
}

/** The winner, or "not decided" with what is missing. No tendency: that is what the plan is there to keep apart. */
export function Decision({ detail }: DecisionProps) {
  const { t } = useTranslation('abTests');
  const { arm } = useAbFormat();
  const winner = winnerOf(detail);
  const Icon = winner ? Trophy : CircleHelp;
  return (
    <div className="ab-decision" data-testid="ab-decision" data-winner={winner ?? 'none'}>
      <p className="ab-verdict">
        <Icon aria-hidden size={20} />
        <strong>{winner ? t('decision.winner', { arm: arm(winner, detail.test) }) : t('decision.none')}</strong>
      </p>
      <p>{useReason(detail, winner)}</p>
      {(detail.state === 'collecting' || detail.state === 'paused') && <Progress detail={detail} />}
    </div>
  );
}

/** Of a look that was taken; a test that was stopped has none, whatever its looks said. */
function winnerOf({ test, state, looks }: AbTestDetail): AbArmName | null {
  if (state !== 'full') return test.winner;
  return looks.findLast(({ taken }) => taken !== null)?.taken?.winner ?? null;
}

function useReason({ test, state, progress }: AbTestDetail, winner: AbArmName | null): string {
  const { t } = useTranslation('abTests');
  const { number } = useFormat();
  const { points } = useAbFormat();
  const counts = { counted: number(progress.counted), planned: number(test.plannedCases) };
  if (winner) return t(`decision.because.${test.mode}`);
  if (state === 'full' || state === 'finished') {
    return t('decision.noDifference', { ...counts, points: points(test.difference) });
  }
  return t(`decision.missing.${state}`, counts);
}

const LACKS = ['awaitingAnswer', 'awaitingFinalRead', 'awaitingVerdict'] as const;

function Progress({ detail: { test, progress } }: DecisionProps) {
  const { t } = useTranslation('abTests');
  const { number } = useFormat();
  const label = t('progress', { counted: number(progress.counted), planned: number(test.plannedCases) });
  return (
    <>
      <div className="ab-progress">
        <progress max={test.plannedCases} value={progress.counted} aria-label={label} />
        <span data-testid="ab-progress">{label}</span>
      </div>
      <ul className="ab-lacks">
        {LACKS.filter((lack) => progress[lack] > 0).map((lack) => (
          <li key={lack} data-testid={`ab-${lack}`}>
            {t(`lacks.${lack}`, { count: progress[lack] })}
          </li>
        ))}
      </ul>
    </>
  );
}
