/** Figures and arms of a test as its reader writes them. */
import { useTranslation } from 'react-i18next';
import type { AbArmName, AbTest } from '../../preload/ab-tests.ts';
import { useFormat } from '../format/use-format.ts';

/** Cases come in while nobody looks. */
export const FRESH_MS = 5000;

/** How a test compares: images are never split. */
export function methodOf({ subject, mode }: Pick<AbTest, 'subject' | 'mode'>): 'split' | 'paired' | 'images' {
  return subject === 'images' ? 'images' : mode;
}

/** Below it the exact figure of a probability says nothing more. */
const SMALLEST_P = 0.001;

export function useAbFormat() {
  const { t } = useTranslation('abTests');
  const { number, fixed, percent } = useFormat();
  return {
    /** A dash where nothing was measured. */
    ms: (value: number | null): string => (value === null ? '–' : number(value, value < 100 ? 1 : 0)),
    /** 50/50; a paired test splits nothing. */
    split: ({ mode, splitPercent }: Pick<AbTest, 'mode' | 'splitPercent'>): string =>
      mode === 'paired' ? t('mode.paired') : `${number(splitPercent)}/${number(100 - splitPercent)}`,
    arm: (arm: AbArmName, { modelA, modelB }: Pick<AbTest, 'modelA' | 'modelB'>): string =>
      arm === 'a' ? `A (${modelA})` : `B (${modelB})`,
    p: (value: number): string => (value < SMALLEST_P ? `< ${fixed(SMALLEST_P, 3)}` : `= ${fixed(value, 3)}`),
    /** "38 of 40 (95%)". */
    ratio: ({ successes, cases }: { readonly successes: number; readonly cases: number }): string =>
      t('ratio', {
        successes: number(successes),
        cases: number(cases),
        percent: percent(cases === 0 ? 0 : successes / cases),
      }),
    points: (share: number): string => number(share * 100, 1),
  };
}
