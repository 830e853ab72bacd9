/** A group or a part of a distribution in the reader's language; a range of scores with its numbers so; a DICOM word as it is. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';

const NAMED = ['not-stated', 'under-18', '18-39', '40-59', '60-79', '80-and-over', 'dicom', 'picture'] as const;
const SEXES = ['F', 'M', 'O'] as const;
/** A bin of scores, as main names it. */
const RANGE = /^(<=|>) (\d\.\d+)$/;

export function usePartName(): (name: string) => string {
  const { t } = useTranslation(['dashboards', 'common']);
  const { fixed } = useFormat();
  return (name) => {
    const known = NAMED.find((one) => one === name);
    const sex = SEXES.find((one) => one === name);
    const [, sign, edge] = RANGE.exec(name) ?? [];
    if (known) return t(`name.${known}`);
    if (edge !== undefined) return `${sign === '>' ? '>' : '≤'} ${fixed(Number(edge), 3)}`;
    return sex ? t(`common:sex.${sex}`) : name;
  };
}
