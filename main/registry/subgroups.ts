/** The groups by which figures are told apart: coarse enough that nobody is recognised in one. */
import type { ImageFormat } from '../../preload/domain.ts';

export const NOT_STATED = 'not-stated';

/** Whole bands of twenty years; whoever is under 18 is no one the model is for. */
export function ageBand(years: number | null): string {
  if (years === null) return NOT_STATED;
  if (years < 18) return 'under-18';
  if (years < 40) return '18-39';
  if (years < 60) return '40-59';
  return years < 80 ? '60-79' : '80-and-over';
}

/** A DICOM object straight from a modality, or a picture of a film or of a screen. */
export function sourceOf(format: ImageFormat | null): string {
  if (format === null) return NOT_STATED;
  return format === 'dicom' ? 'dicom' : 'picture';
}
