import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { AbChoices, AbPlan, AbSubject } from '../../preload/ab-tests.ts';
import { useCommand, useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
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
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate(plan);
  };
  return (
    <section className="block" aria-labelledby="ab-plan">
      <header>
        <h2 id="ab-plan">{t('plan.title')}</h2>
      </header>
      <p className="hint">{t('plan.text')}</p>
      <form className="ab-form" data-testid="ab-form" noValidate onSubmit={submit}>
        <NameField value={plan.name} onChange={(name) => edit({ name })} />
        <ArmFields
          plan={plan}
          choices={choices}
          onSubject={(subject) => setPlan({ ...planOf(subject, choices), name: plan.name })}
          onEdit={edit}
        />
        <RuleFields plan={plan} onEdit={edit} />
        <PlanSize plan={plan} />
        <div role="alert">{create.isError && <FaultText code={create.error.code} />}</div>
        <div className="form-actions">
          <button
            type="submit"
            className="button is-primary"
            data-testid="ab-create"
            disabled={!NAME.test(plan.name) || plan.modelA === '' || plan.modelB === '' || create.isPending}
          >
            {t('plan.create')}
          </button>
          <button type="button" className="button" onClick={onLeave}>
            {t('plan.leave')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Paired is offered first: nobody is answered by an arm that is only being tried. */
function planOf(subject: AbSubject, choices: AbChoices): AbPlan {
  const { modelA, modelsB } = choices[subject];
  const arms = { modelA: modelA ?? '', modelB: modelsB[0] ?? '' };
  return { name: '', subject, mode: 'paired', ...arms, splitPercent: 50, difference: 0.1, stopRule: 'fixed' };
}
