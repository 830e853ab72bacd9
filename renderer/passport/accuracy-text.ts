/** "%82,8 (79,1–86,0; 18/21)": a share never without its interval and its counts. */
import type { Accuracy } from '../../preload/passport.ts';
import { useFormat } from '../format/use-format.ts';

export function useAccuracyText() {
  const { percent, interval } = useFormat();
  const text = (share: number | null, ends: readonly [number, number] | null, part: number, whole: number): string =>
    share === null || ends === null ? '–' : `${percent(share)} (${interval(ends)}; ${part}/${whole})`;
  return {
    sensitivity: ({ sensitivity, sensitivityInterval, found, positives }: Accuracy) =>
      text(sensitivity, sensitivityInterval, found, positives),
    specificity: ({ specificity, specificityInterval, cleared, negatives }: Accuracy) =>
      text(specificity, specificityInterval, cleared, negatives),
  };
}
