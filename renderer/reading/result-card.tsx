import { useTranslation } from 'react-i18next';
import type { FindingState, Screening, StudyDetail } from '../../preload/domain.ts';
import { shortPassport } from '../passport/passport-id.ts';
import { useClassName } from '../ui/class-name.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { barsOf, findingPoints, foundLabels, type ResultWording, wordOf } from './answer-view.ts';
import { NotAssessed } from './not-assessed.tsx';
import { OperatingPoints } from './operating-points.tsx';
import { ScoreBars } from './score-bars.tsx';
import { Warnings } from './warnings.tsx';

interface ResultCardProps {
  readonly study: StudyDetail;
  readonly screening: Screening;
  readonly state: FindingState;
}

/** One word first, then the numbers with what they are worth, then what the model did not look for. */
export function ResultCard({ study, screening, state }: ResultCardProps) {
  const { t } = useTranslation('reading');
  const bars = barsOf(screening, study);
  const { name, version } = screening.model;
  return (
    <div className="result" data-testid="result-card" data-state={state}>
      <ResultWord word={wordOf(state, study, bars)} state={state} found={foundLabels(bars, screening.prediction)} />
      <ScoreBars bars={bars} isCalibrated={study.isCalibrated} />
      <OperatingPoints points={findingPoints(study)} />
      <Warnings warnings={screening.warnings} />
      <NotAssessed findings={study.notAssessed} />
      <p className="result-model" data-testid="result-model">
        {t(screening.backend?.provider === 'remote' ? 'result.remote' : 'result.model', {
          model: `${name}@${version}`,
        })}
      </p>
      {screening.passport && (
        <p className="result-model" data-testid="result-passport" title={screening.passport}>
          {t('result.passport', { id: shortPassport(screening.passport) })}
        </p>
      )}
      <p className="result-research">{t('result.research')}</p>
    </div>
  );
}

interface ResultWordProps {
  readonly word: ResultWording;
  readonly state: FindingState;
  readonly found: readonly string[];
}

function ResultWord({ word, state, found }: ResultWordProps) {
  const { t } = useTranslation('reading');
  const className = useClassName();
  const findings = found.map(className).join(', ');
  return (
    <output className={`result-word is-${state}`} data-testid="result-word">
      <StateIcon state={state} />
      {t(`result.word.${word}`, { findings })}
    </output>
  );
}
