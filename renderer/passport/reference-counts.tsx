import { useTranslation } from 'react-i18next';
import type { ReferenceSet } from '../../preload/passport.ts';
import { MINIMUM_CASES } from '../../preload/passport.ts';

/** How many cases there are of what, and how many a measurement takes. */
export function ReferenceCounts({ set }: { readonly set: ReferenceSet }) {
  const { t } = useTranslation('passport');
  if (set.cases === 0) {
    return (
      <p className="passport-warning" data-testid="reference-none">
        {t('reference.none')}
      </p>
    );
  }
  const { 'covid-19': covid, pneumonia, normal } = set.byLabel;
  return (
    <div className="passport-lines" data-testid="reference-counts">
      <p>
        <strong>{t('reference.counts', { cases: set.cases, covid, pneumonia, normal })}</strong>
      </p>
      <p>{t('reference.minimum', { count: MINIMUM_CASES })}</p>
      <p className="hint">{t('reference.balance')}</p>
    </div>
  );
}
