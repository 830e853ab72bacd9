import { useTranslation } from 'react-i18next';
import type { BudgetLimits, CloudSettings } from '../../preload/questions.ts';
import { useFormat } from '../format/use-format.ts';
import { Figure } from './figure.tsx';

interface CloudStateProps {
  readonly settings: CloudSettings;
}

const PERIODS = ['day', 'month', 'userDay'] as const satisfies readonly (keyof BudgetLimits)[];

export function CloudState({ settings: { connectivity, breaker, spentUsd, limitsUsd } }: CloudStateProps) {
  const { t } = useTranslation('network');
  const { usd } = useFormat();
  return (
    <section className="block" aria-labelledby="state">
      <header>
        <h2 id="state">{t('state.title')}</h2>
      </header>
      <dl className="figures">
        <Figure name={t('state.connectivity')} value={t(`connectivity.${connectivity}`)} testId="connectivity" />
        <Figure name={t('state.breaker')} value={t(`breaker.${breaker}`)} testId="breaker" />
        {PERIODS.map((period) => (
          <Figure
            key={period}
            name={`${t('state.spend')}, ${t(`period.${period}`)}`}
            value={t('state.spent', { spent: usd(spentUsd[period]), limit: usd(limitsUsd[period]) })}
            testId={`spent-${period}`}
          />
        ))}
      </dl>
    </section>
  );
}
