/** Numbers as a Turkish or an English reader writes them: %95,4 and 95.4%. */
import type { Language } from '../../preload/domain.ts';

const LOCALES = { tr: 'tr-TR', en: 'en-GB' } as const satisfies Record<Language, string>;

export function localeOf(language: Language): string {
  return LOCALES[language];
}

export function formatNumber(value: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: decimals }).format(value);
}

export function formatFixed(value: number, language: Language, decimals: number): string {
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  return new Intl.NumberFormat(localeOf(language), options).format(value);
}

/** US dollars: cents always, and two digits more where an amount is that small. */
export function formatUsd(amount: number, language: Language): string {
  const options = { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(amount);
}

/** A ratio as a percentage, always with its decimals: in a column, 94.0% stands under 97.9%. */
export function formatPercent(ratio: number, language: Language, decimals = 1): string {
  const options = { style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(ratio);
}

/** A cut-off with the digits it was signed with, two at most: 15%, 37.73%. */
export function formatCutOff(threshold: number, language: Language): string {
  const options = { style: 'percent', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(threshold);
}

/** A model's probability in whole percent: more digits would claim a precision that no calibration has. */
export function formatProbability(probability: number, language: Language): string {
  if (probability > 0 && probability < 0.01) return `<${formatPercent(0.01, language, 0)}`;
  if (probability < 1 && probability > 0.99) return `>${formatPercent(0.99, language, 0)}`;
  return formatPercent(probability, language, 0);
}

/** The change of a probability in whole percentage points, with its sign: +5, −12. */
export function formatPoints(change: number, language: Language): string {
  const options = { signDisplay: 'exceptZero', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(localeOf(language), options).format(change * 100);
}

/** The ends of an interval of ratios: 79,1–86,0. The percent sign stands with the value before it. */
export function formatInterval(interval: readonly [number, number], language: Language): string {
  return interval.map((end) => formatFixed(end * 100, language, 1)).join('–');
}
