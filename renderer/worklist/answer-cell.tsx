import { useTranslation } from 'react-i18next';
import type { StudyRow } from '../../preload/domain.ts';
import { ClassName } from '../ui/class-name.tsx';
import { StateIcon } from '../ui/state-icon.tsx';

interface AnswerCellProps {
  readonly row: StudyRow;
}

/** Before the own read only whether there is an answer, never which. */
export function AnswerCell({ row }: AnswerCellProps) {
  const { t } = useTranslation('worklist');
  const { answer, ownRead, progress } = row;
  if (ownRead && answer?.state) return <Revealed state={answer.state} prediction={answer.prediction} />;
  const icon = progress === 'refused' ? 'refused' : progress === 'failed' ? 'error' : null;
  return (
    <span className={`answer is-${progress}`} data-testid="answer-cell" data-state={progress}>
      {icon && <StateIcon state={icon} size={12} />}
      {t(`progress.${progress}`)}
    </span>
  );
}

function Revealed({
  state,
  prediction,
}: Pick<NonNullable<StudyRow['answer']>, 'prediction'> & { readonly state: 'positive' | 'negative' | 'uncertain' }) {
  const { t } = useTranslation('worklist');
  return (
    <span className={`answer is-${state}`} data-testid="answer-cell" data-state={state}>
      <StateIcon state={state} size={12} />
      {state === 'positive' && prediction ? <ClassName label={prediction} /> : t(`answer.${state}`)}
    </span>
  );
}
