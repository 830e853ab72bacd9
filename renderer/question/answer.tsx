import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CloudFault, GivenAnswer, QuestionEntry } from '../../preload/questions.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { answerAsText } from './answer-text.ts';
import { Features } from './features.tsx';
import { shownAnswer } from './question-view.ts';

interface AnswerProps {
  readonly entry: QuestionEntry;
  readonly answer: GivenAnswer;
  readonly isRead: boolean;
  readonly onAgain: () => void;
}

/** Who speaks stands above what is said. Text only, whatever it contains; into the read it goes by hand or not at all. */
export function Answer({ entry, answer, isRead, onAgain }: AnswerProps) {
  const { t } = useTranslation('question');
  const shown = shownAnswer(answer, isRead);
  const label = t(`label.${answer.label}`);
  return (
    <div className={`given is-${answer.label}`} data-testid="answer" data-route={answer.route} data-shown={shown.kind}>
      <p className="given-label">{label}</p>
      {answer.cloudFault && <CloudFaultText code={answer.cloudFault} />}
      <AnswerBody shown={shown} language={answer.language} />
      <AnswerFacts answer={answer} />
      <div className="given-actions">
        {shown.kind === 'shown' && (
          <CopyButton label={t('copy')} text={() => answerAsText(entry.text, label, shown.lines)} />
        )}
        <button type="button" className="button is-small" data-testid="again" onClick={onAgain}>
          {t('again')}
        </button>
      </div>
      <Features decision={entry} />
    </div>
  );
}

function AnswerBody({
  shown,
  language,
}: {
  readonly shown: ReturnType<typeof shownAnswer>;
  readonly language: string;
}) {
  const { t } = useTranslation('question');
  if (shown.kind === 'abstained') return <p>{t('abstained')}</p>;
  if (shown.kind === 'withheld') return <Withheld text={t('withheld')} />;
  return (
    <>
      <div className="given-lines" lang={language}>
        {shown.lines.map(({ topic, text }, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines never change places
          <p key={i} data-topic={topic}>
            {text}
          </p>
        ))}
      </div>
      {shown.withheld > 0 && <Withheld text={t('withheldLines', { count: shown.withheld })} />}
    </>
  );
}

function Withheld({ text }: { readonly text: string }) {
  return (
    <p className="answer-note" data-testid="answer-withheld">
      <EyeOff aria-hidden size={16} />
      {text}
    </p>
  );
}

function AnswerFacts({ answer: { at, because, costUsd, durationMs } }: { readonly answer: GivenAnswer }) {
  const { t } = useTranslation('question');
  const { dateTime, fixed, usd } = useFormat();
  return (
    <p className="hint">
      {t(`because.${because}`)}{' '}
      {t('facts', { at: dateTime(at), cost: usd(costUsd), seconds: fixed(durationMs / 1000, 1) })}
    </p>
  );
}

function CloudFaultText({ code }: { readonly code: CloudFault }) {
  const { t } = useTranslation('question');
  return (
    <div className="fault-text" data-testid="cloud-fault" data-code={code}>
      <strong>{t(`cloudFault.${code}.what`)}</strong>
      <span>{t(`cloudFault.${code}.todo`)}</span>
      <code>{code}</code>
    </div>
  );
}
