import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { AbState, AbStep, AbTestDetail } from '../../preload/ab-tests.ts';
import { useCommand, useStore } from '../bridge/operation.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';

interface StepsProps {
  readonly detail: AbTestDetail;
}

/** What may come next. Stopping and concluding end the test for good, and ask first. */
const STEPS: Readonly<Record<AbState, readonly AbStep[]>> = {
  draft: ['start', 'stop'],
  collecting: ['stop'],
  paused: ['stop'],
  full: ['conclude'],
  stopped: [],
  finished: [],
};

export function Steps({ detail: { test, state } }: StepsProps) {
  const { t } = useTranslation('abTests');
  const cache = useQueryClient();
  const store = useStore('abTests.open');
  const change = useCommand('abTests.step', (detail) => {
    store({ name: test.name }, detail);
    for (const channel of ['abTests.list', 'models.list', 'questions.preview']) {
      void cache.invalidateQueries({ queryKey: [channel] });
    }
  });
  const take = (step: AbStep): void => change.mutate({ name: test.name, step });
  if (STEPS[state].length === 0) return null;
  return (
    <div className="form-actions">
      {STEPS[state].map((step) =>
        step === 'start' ? (
          <button
            key={step}
            type="button"
            className="button is-primary"
            data-testid="ab-start"
            disabled={change.isPending}
            onClick={() => take(step)}
          >
            {t('step.start')}
          </button>
        ) : (
          <ConfirmButton
            key={step}
            label={t(`step.${step}`)}
            confirm={t(`stepConfirm.${step}`)}
            keep={t('stepKeep')}
            testId={`ab-${step}`}
            isDisabled={change.isPending}
            onConfirm={() => take(step)}
          />
        ),
      )}
      {change.isError && <FaultText code={change.error.code} />}
    </div>
  );
}
