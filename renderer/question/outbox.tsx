import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { QuestionEntry } from '../../preload/questions.ts';
import { refreshQuestions } from '../bridge/events.ts';
import { useCommand } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { outboxStep } from './question-view.ts';

interface OutboxProps {
  readonly entry: QuestionEntry;
}

/** A question waits for the cloud only because the user said so, and no longer than they want it to. */
export function Outbox({ entry }: OutboxProps) {
  const { t } = useTranslation('question');
  const cache = useQueryClient();
  const refresh = (): void => void refreshQuestions(cache);
  const put = useCommand('outbox.add', refresh);
  const take = useCommand('outbox.remove', refresh);
  if (entry.outbox === null) return null;
  const step = outboxStep(entry);
  const { mutate, isPending, error } = step === 'take' ? take : put;
  return (
    <div className="outbox" data-testid="outbox" data-state={entry.outbox}>
      <p className="hint">{t(`outbox.${entry.outbox}`)}</p>
      {step && (
        <button
          type="button"
          className="button is-small"
          data-testid={`outbox-${step}`}
          disabled={isPending}
          onClick={() => mutate({ question: entry.id })}
        >
          {t(step === 'take' ? 'takeOut' : 'putIn')}
        </button>
      )}
      {error && <FaultText code={error.code} />}
    </div>
  );
}
