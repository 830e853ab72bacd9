import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { AbChoices, AbPlan, AbSubject } from '../../preload/ab-tests.ts';
import { useCommand, useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { SubmitForm } from '../ui/submit-form.tsx';
import { ArmFields } from './arm-fields.tsx';
import { NameField } from './plan-fields.tsx';
import { PlanSize } from './plan-size.tsx';
import { RuleFields } from './rule-fields.tsx';

interface PlanFormProps {
  readonly onCreated: (name: string) => void;
  readonly onLeave: () => void;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/;

/** Everything is fixed here, before the first case: nothing of it can be changed afterwards. */
export function PlanForm(props: PlanFormProps) {
  const choices = useOperation('abTests.choices', {}, 0);
  if (choices.isError) return <FaultText code={choices.error.code} />;
  return choices.data ? <Plan choices={choices.data} {...props} /> : null;
}

function Plan({ choices, onCreated, onLeave }: PlanFormProps & { readonly choices: AbChoices }) {
  const { t } = useTranslation('abTests');
  const cache = useQueryClient();
  const [plan, setPlan] = useState<AbPlan>(() => planOf('questions', choices));
  const create = useCommand('abTests.create', ({ test }) => {
    void cache.invalidateQueries({ queryKey: ['abTests.list'] });
    onCreated(test.name);
  });
  const edit = (part: Partial<AbPlan>): void => setPlan({ ...plan, ...part });
  const isWhole = NAME.test(plan.name) && plan.modelA !== '' && plan.modelB !== '';
  return (
    <section className="block" aria-labelledby="ab-plan">
      <header>
        <h2 id="ab-plan">{t('plan.title')}</h2>
      </header>
      <p className="hint">{t('plan.text')}</p>
      <SubmitForm
        className="ab-form"
        testId="ab-create"
        label={t('plan.create')}
        isReady={isWhole && !create.isPending}
        isPrimary
        error={create.error}
        onSubmit={() => create.mutate(plan)}
        beside={
          <button type="button" className="button" onClick={onLeave}>
            {t('plan.leave')}
          </button>
        }
      >
        <NameField value={plan.name} onChange={(name) => edit({ name })} />
        <ArmFields
          plan={plan}
          choices={choices}
          onSubject={(subject) => setPlan({ ...planOf(subject, choices), name: plan.name })}
          onEdit={edit}
        />
        <RuleFields plan={plan} onEdit={edit} />
        <PlanSize plan={plan} />
      </SubmitForm>
    </section>
  );
}

/** Paired is offered first: nobody is answered by an arm that is only being tried. */
function planOf(subject: AbSubject, choices: AbChoices): AbPlan {
  const { modelA, modelsB } = choices[subject];
  const arms = { modelA: modelA ?? '', modelB: modelsB[0] ?? '' };
  return { name: '', subject, mode: 'paired', ...arms, splitPercent: 50, difference: 0.1, stopRule: 'fixed' };
}
