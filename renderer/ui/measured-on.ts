import { useTranslation } from 'react-i18next';

/** As models/training writes it into the card. */
const FOLDS = 'out-of-fold, patient-grouped five folds';

/** Where a figure was measured, in the reader's language where the words are known, else as the card says it. */
export function useMeasuredOn(): (place: string) => string {
  const { t } = useTranslation('common');
  return (place) => (place === FOLDS ? t('measuredOnFolds') : place);
}
