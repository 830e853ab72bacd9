/** A group or a part of a distribution in the reader's language; a DICOM word or a range of scores stands as it is. */
import { useTranslation } from 'react-i18next';

const NAMED = ['not-stated', 'under-18', '18-39', '40-59', '60-79', '80-and-over', 'dicom', 'picture'] as const;
const SEXES = ['F', 'M', 'O'] as const;

export function usePartName(): (name: string) => string {
  const { t } = useTranslation(['dashboards', 'common']);
  return (name) => {
    const known = NAMED.find((one) => one === name);
    const sex = SEXES.find((one) => one === name);
    if (known) return t(`name.${known}`);
    return sex ? t(`common:sex.${sex}`) : name;
  };
}
