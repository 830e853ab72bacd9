import { useTranslation } from 'react-i18next';

interface NotAssessedProps {
  readonly findings: readonly string[];
}

const KNOWN = [
  'pneumothorax',
  'effusion',
  'nodule-or-mass',
  'tuberculosis',
  'fracture',
  'lines-and-tubes',
  'heart-failure',
] as const;

/** The card names what its model was never taught. */
export function NotAssessed({ findings }: NotAssessedProps) {
  const { t } = useTranslation('reading');
  const named = useFindingNames()(findings);
  if (named.length === 0) return null;
  return (
    <p className="result-not-assessed" data-testid="not-assessed">
      <strong>{t('result.notAssessed')}</strong> {named.join(', ')}.
    </p>
  );
}

/** Known findings in the reader's language; others stand as the card writes them. */
export function useFindingNames(): (findings: readonly string[]) => readonly string[] {
  const { t } = useTranslation('common');
  return (findings) =>
    findings.map((finding) => {
      const known = KNOWN.find((one) => one === finding);
      return known ? t(`findings.${known}`) : finding;
    });
}
