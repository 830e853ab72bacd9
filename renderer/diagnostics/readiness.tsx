import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckOutcome, ReadinessCheck } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useCheckName } from './check-name.ts';

const ICONS = { pass: CircleCheck, warn: TriangleAlert, fail: CircleX } as const satisfies Record<
  CheckOutcome,
  unknown
>;

export function Readiness() {
  const { t } = useTranslation('diagnostics');
  const checks = useOperation('diagnostics.run', {}, 0);
  return (
    <section className="block" aria-labelledby="readiness">
      <header>
        <h2 id="readiness">{t('readiness.title')}</h2>
        <button type="button" className="button" disabled={checks.isFetching} onClick={() => void checks.refetch()}>
          {checks.isFetching ? t('readiness.running') : t('readiness.run')}
        </button>
      </header>
      {checks.isError && <FaultText code={checks.error.code} />}
      {checks.isPending && <p className="hint">{t('readiness.wait')}</p>}
      <ul className="checks" data-testid="checks">
        {checks.data?.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckLine({ check }: { readonly check: ReadinessCheck }) {
  const { t } = useTranslation('diagnostics');
  const { name, advice } = useCheckName(check.name);
  const Icon = ICONS[check.outcome];
  return (
    <li className={`check is-${check.outcome}`} data-outcome={check.outcome}>
      <Icon aria-hidden size={16} />
      <span className="check-outcome">{t(`outcome.${check.outcome}`)}</span>
      <span>{name}</span>
      <span className="check-detail">{check.detail}</span>
      {check.outcome !== 'pass' && advice && <span className="check-advice">{advice}</span>}
    </li>
  );
}
