import { useTranslation } from 'react-i18next';
import type { AbPlan } from '../../preload/ab-tests.ts';
import { useLiveOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { methodOf } from './use-ab-format.ts';

interface PlanSizeProps {
  readonly plan: AbPlan;
}

/** Nothing changes it but the plan itself: a day is as good as never. */
const NEVER_MS = 86_400_000;

/** How many cases the plan needs, and what is counted on them, before anybody commits to it. */
export function PlanSize({ plan }: PlanSizeProps) {
  const { t } = useTranslation('abTests');
  const { number } = useFormat();
  const { mode, splitPercent, difference, stopRule } = plan;
  const size = useLiveOperation('abTests.size', { mode, splitPercent, difference, stopRule }, NEVER_MS);
  return (
    <div className="ab-size" aria-live="polite" data-testid="ab-size">
      {size.data && <strong>{t('plan.size', { cases: number(size.data.plannedCases) })}</strong>}
      <p className="hint">{t(`endpointText.${methodOf(plan)}`)}</p>
      <p className="hint">{t(`stopRuleText.${stopRule}`)}</p>
    </div>
  );
}
