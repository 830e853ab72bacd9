import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { AbChoices, AbPlan, AbSubject } from '../../preload/ab-tests.ts';
import { AB_MODES, AB_STOP_RULES, AB_SUBJECTS } from '../../preload/ab-tests.ts';
import { useCommand, useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { NameField, SelectField, SplitField } from './plan-fields.tsx';
import { PlanSize } from './plan-size.tsx';
import { methodOf, useAbFormat } from './use-ab-format.ts';

interface PlanFormProps {
  readonly onCreated: (name: string) => void;
  readonly onLeave: () => void;
}

/** The differences one may aim at, as shares: smaller ones would take years of a clinic's cases. */
const DIFFERENCES = [0.03, 0.05, 0.1, 0.15, 0.2] as const;
const NAME = /^[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]$/;

/** Everything is fixed here, before the first case: nothing of it can be changed afterwards. */
export function PlanForm(props: PlanFormProps) {
  const choices = useOperation('abTests.choices', {}, 0);
  if (choices.isError) return <FaultText code={choices.error.code} />;
  return choices.data ? <Plan choices={choices.data} {...props} /> : null;
}

function Plan({ choices, onCreated, onLeave }: PlanFormProps & { readonly choices: AbChoices }) {
  const { t } = useTranslation('abTests');
  const { points } = useAbFormat();
  const cache = useQueryClient();
  const [plan, setPlan] = useState<AbPlan>(() => planOf('questions', choices));
  const create = useCommand('abTests.create', ({ test }) => {
    void cache.invalidateQueries({ queryKey: ['abTests.list'] });
    onCreated(test.name);
  });
  const edit = (part: Partial<AbPlan>): void => setPlan({ ...plan, ...part });
  const { modelA, modelsB } = choices[plan.subject];
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
        <SelectField
          label={t('plan.subject')}
          testId="ab-subject"
          value={plan.subject}
          options={AB_SUBJECTS.map((subject) => [subject, t(`subject.${subject}`)])}
          onChange={(subject) => setPlan({ ...planOf(subject, choices), name: plan.name })}
        />
        <p className="form-field">
          <span>{t('plan.modelA')}</span>
          <strong>{modelA ?? t('plan.noModel')}</strong>
        </p>
        <SelectField
          label={t('plan.modelB')}
          testId="ab-model-b"
          value={plan.modelB}
          options={modelsB.map((model) => [model, model])}
          onChange={(modelB) => edit({ modelB })}
        />
        {modelsB.length === 0 && <p className="form-warning">{t('plan.noRival')}</p>}
        {plan.subject === 'questions' && (
          <SelectField
            label={t('plan.mode')}
            testId="ab-mode"
            value={plan.mode}
            options={AB_MODES.map((mode) => [mode, t(`mode.${mode}`)])}
            onChange={(mode) => edit({ mode })}
          />
        )}
        <p className="hint">{t(`modeText.${methodOf(plan)}`)}</p>
        {plan.mode === 'split' && (
          <SplitField value={plan.splitPercent} onChange={(splitPercent) => edit({ splitPercent })} />
        )}
        <SelectField
          label={t('plan.difference')}
          testId="ab-difference"
          value={String(plan.difference)}
          options={DIFFERENCES.map((difference) => [String(difference), t('points', { points: points(difference) })])}
          onChange={(difference) => edit({ difference: Number(difference) })}
        />
        <SelectField
          label={t('plan.stopRule')}
          testId="ab-stop-rule"
          value={plan.stopRule}
          options={AB_STOP_RULES.map((rule) => [rule, t(`stopRule.${rule}`)])}
          onChange={(stopRule) => edit({ stopRule })}
        />
        <PlanSize plan={plan} />
        <div role="alert">{create.isError && <FaultText code={create.error.code} />}</div>
        <div className="form-actions">
          <button
            type="submit"
            className="button is-primary"
            data-testid="ab-create"
            disabled={!NAME.test(plan.name) || modelA === null || plan.modelB === '' || create.isPending}
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
