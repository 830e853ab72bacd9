import { useTranslation } from 'react-i18next';
import type { AbTestDetail } from '../../preload/ab-tests.ts';
import { useLiveOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { ArmsTable } from './arms-table.tsx';
import { Decision } from './decision.tsx';
import { Disagreements } from './disagreements.tsx';
import { LooksTable } from './looks-table.tsx';
import { Steps } from './steps.tsx';
import { FRESH_MS, methodOf, useAbFormat } from './use-ab-format.ts';

interface TestDetailProps {
  readonly name: string;
}

export function TestDetail({ name }: TestDetailProps) {
  const { t } = useTranslation('abTests');
  const found = useLiveOperation('abTests.open', { name }, FRESH_MS);
  if (found.isError) return <FaultText code={found.error.code} />;
  if (!found.data) return null;
  const { test, state } = found.data;
  return (
    <>
      <section className="block is-broad" aria-labelledby="ab-detail" data-testid="ab-detail" data-state={state}>
        <header>
          <h2 id="ab-detail">{test.name}</h2>
          <span className="is-muted">{t(`state.${state}`)}</span>
        </header>
        <Decision detail={found.data} />
        <Steps detail={found.data} />
        <PlanText detail={found.data} />
        <ArmsTable detail={found.data} />
        <LooksTable detail={found.data} />
      </section>
      {test.mode === 'paired' && state !== 'draft' && <Disagreements test={test} />}
    </>
  );
}

/** What was fixed, in words. */
function PlanText({ detail: { test } }: { readonly detail: AbTestDetail }) {
  const { t } = useTranslation('abTests');
  const { number, dateTime } = useFormat();
  const { split, points } = useAbFormat();
  const { subject, stopRule, difference, plannedCases, createdAt } = test;
  return (
    <dl className="figures" data-testid="ab-plan-text">
      <Figure name={t('plan.subject')} value={`${t(`subject.${subject}`)} · ${split(test)}`} />
      <Figure name={t('plan.counted')} value={t(`endpointText.${methodOf(test)}`)} />
      <Figure
        name={t('plan.aim')}
        value={t('plan.aimText', { cases: number(plannedCases), points: points(difference) })}
      />
      <Figure name={t('plan.stopRule')} value={t(`stopRuleText.${stopRule}`)} />
      <Figure name={t('plan.fixedAt')} value={dateTime(createdAt)} />
    </dl>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
