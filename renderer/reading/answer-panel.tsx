import { EyeOff, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FaultCode, StudyDetail, StudyId } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { StateIcon } from '../ui/state-icon.tsx';
import { answerView } from './answer-view.ts';
import { ResultCard } from './result-card.tsx';
import { ShortcutProbe } from './shortcut-probe.tsx';
import { usePixels } from './use-pixels.ts';

interface AnswerPanelProps {
  readonly study: StudyDetail;
}

export function AnswerPanel({ study }: AnswerPanelProps) {
  const { t } = useTranslation('reading');
  const view = answerView(study);
  switch (view.kind) {
    case 'hidden':
      return (
        <p className="answer-note" data-testid="answer-hidden">
          <EyeOff aria-hidden size={16} />
          {t('answer.hidden')}
        </p>
      );
    case 'waiting':
      return (
        <output className="answer-note" data-testid="answer-waiting">
          <Hourglass aria-hidden size={16} />
          {t('answer.waiting')}
        </output>
      );
    case 'none':
      return <NoAnswer study={study.id} code={view.code} state={view.state} />;
    case 'shown':
      return (
        <>
          <ResultCard study={study} screening={view.screening} state={view.state} />
          <ShortcutProbe key={study.id} study={study} />
        </>
      );
  }
}

interface NoAnswerProps {
  readonly study: StudyId;
  readonly code: FaultCode;
  readonly state: 'refused' | 'error';
}

/** No answer looks like no answer: no numbers; and where there is an image, that it can be read without one. */
function NoAnswer({ study, code, state }: NoAnswerProps) {
  const { t } = useTranslation('reading');
  const pixels = usePixels(study);
  return (
    <div className="result" data-testid="result-card" data-state={state}>
      <output className={`result-word is-${state}`} data-testid="result-word">
        <StateIcon state={state} />
        {t(`result.word.${state}`)}
      </output>
      <FaultText code={code} />
      {state === 'error' && <RetryButton />}
      {pixels.isSuccess && <p className="hint">{t('answer.readOn')}</p>}
    </div>
  );
}

function RetryButton() {
  const { t } = useTranslation('reading');
  const report = useNotices((notices) => notices.report);
  const retry = useCommand('batch.retry');
  return (
    <button
      type="button"
      className="button"
      disabled={retry.isPending}
      onClick={() => retry.mutate({}, { onError: (error) => report(error.code) })}
    >
      {t('answer.retry')}
    </button>
  );
}
