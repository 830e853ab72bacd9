import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CheckOutcome, ReadinessCheck } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
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
  const found = useFoundText(check);
  const Icon = ICONS[check.outcome];
  return (
    <li className={`check is-${check.outcome}`} data-outcome={check.outcome}>
      <Icon aria-hidden size={16} />
      <span className="check-outcome">{t(`outcome.${check.outcome}`)}</span>
      <span>{name}</span>
      <span className="check-detail">{found}</span>
      {check.outcome !== 'pass' && advice && <span className="check-advice">{advice}</span>}
    </li>
  );
}

/** What stands in English only is a fault's own words, for whoever is asked for help. */
function useFoundText({ detail, found }: ReadinessCheck): string {
  const { t } = useTranslation('diagnostics');
  const { number } = useFormat();
  if (!found) return detail;
  const figures = Object.entries(found.figures).map(([name, value]) => [name, number(value, 4)]);
  return t(`found.${found.word}`, Object.fromEntries(figures));
}
