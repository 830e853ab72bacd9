import { useTranslation } from 'react-i18next';
import type { Savings } from '../../../preload/metrics.ts';
import { useFormat } from '../../format/use-format.ts';

interface SavingsFormulaProps {
  readonly savings: Savings;
}

/** The whole reckoning with its figures, so that anyone can do it again; a saving that is not known is not shown as 0. */
export function SavingsFormula({ savings }: SavingsFormulaProps) {
  const { t } = useTranslation('dashboards');
  const { usd, number } = useFormat();
  const { counted, notAllowed, unknown, wouldHaveCostUsd, homeUsd, homeUsdEach, savedUsd } = savings;
  const amount = wouldHaveCostUsd === null ? null : usd(wouldHaveCostUsd);
  return (
    <section className="block" aria-labelledby="formula" data-testid="formula">
      <header>
        <h2 id="formula">{t('savings.title')}</h2>
      </header>
      <p>{t('savings.formula')}</p>
      <ol className="formula">
        <li>{t('savings.step.counted', { count: counted })}</li>
        <li>{t('savings.step.notAllowed', { count: notAllowed })}</li>
        {unknown > 0 && <li>{t('savings.step.unknown', { count: unknown })}</li>}
        {amount !== null && <li>{t('savings.step.price', { amount })}</li>}
        {amount !== null && (
          <li>{t('savings.step.home', { count: number(counted), each: usd(homeUsdEach), amount: usd(homeUsd) })}</li>
        )}
      </ol>
      <p className="formula-result">
        {amount === null || savedUsd === null
          ? t('savings.unknownResult')
          : t('savings.step.result', { avoided: amount, home: usd(homeUsd), saved: usd(savedUsd) })}
      </p>
    </section>
  );
}
