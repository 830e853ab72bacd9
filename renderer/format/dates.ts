/** Dates and times of DICOM (20261103), of ISO 8601 and of the clinic's clock, as the reader writes them. */
import type { Language } from '../../preload/domain.ts';
import { localeOf } from './numbers.ts';

const DICOM_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** 03.11.2026 or 03 Nov 2026. Text that is no date is shown as it stands rather than hidden. */
export function formatDate(text: string, language: Language): string {
  const date = parseDate(text);
  if (!date) return text;
  const month = language === 'tr' ? '2-digit' : 'short';
  const options = { day: '2-digit', month, year: 'numeric' } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(date);
}

/** 03.11.2026 10:12 in local time. */
export function formatDateTime(text: string, language: Language): string {
  return isDateOnly(text) ? formatDate(text, language) : `${formatDate(text, language)} ${formatTime(text, language)}`;
}

/** Kasım 2026 or November 2026, of YYYY-MM. */
export function formatMonth(text: string, language: Language): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(new Date(`${text}-01T00:00:00Z`));
}

export function formatTime(text: string, language: Language): string {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return text;
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(localeOf(language), options).format(date);
}

function parseDate(text: string): Date | null {
  const parts = DICOM_DATE.exec(text) ?? ISO_DATE.exec(text);
  // A calendar date has no time zone: built from its parts it stays the same day everywhere.
  const date = parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}

function isDateOnly(text: string): boolean {
  return DICOM_DATE.test(text) || ISO_DATE.test(text);
}
