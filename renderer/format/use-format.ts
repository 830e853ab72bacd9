import { useTranslation } from 'react-i18next';
import type { Language } from '../../preload/domain.ts';
import { formatDate, formatDateTime, formatMonth, formatTime } from './dates.ts';
import {
  formatCutOff,
  formatFixed,
  formatInterval,
  formatNumber,
  formatPercent,
  formatPoints,
  formatProbability,
  formatUsd,
} from './numbers.ts';

/** The formats in the language on the screen. */
export function useFormat() {
  const language: Language = useTranslation().i18n.language === 'en' ? 'en' : 'tr';
  return {
    language,
    number: (value: number, decimals?: number) => formatNumber(value, language, decimals),
    fixed: (value: number, decimals: number) => formatFixed(value, language, decimals),
    usd: (amount: number) => formatUsd(amount, language),
    percent: (ratio: number, decimals?: number) => formatPercent(ratio, language, decimals),
    cutOff: (threshold: number) => formatCutOff(threshold, language),
    probability: (value: number) => formatProbability(value, language),
    points: (change: number) => formatPoints(change, language),
    interval: (ends: readonly [number, number]) => formatInterval(ends, language),
    date: (text: string) => formatDate(text, language),
    dateTime: (text: string) => formatDateTime(text, language),
    month: (text: string) => formatMonth(text, language),
    time: (text: string) => formatTime(text, language),
  };
}
