import { useTranslation } from 'react-i18next';
import type { PixelSpacing } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';

interface ScaleBarProps {
  readonly spacing: PixelSpacing | null;
  readonly zoom: number;
}

const LENGTHS_MM = [5, 10, 20, 50, 100, 200];
const WANTED_PX = 110;

/** Millimetres only with what they are millimetres of: detector spacing is no patient spacing. Without any: no bar. */
export function ScaleBar({ spacing, zoom }: ScaleBarProps) {
  const { t } = useTranslation('viewer');
  const { number } = useFormat();
  if (!spacing) return <p data-testid="scale">{t('pixelsOnly')}</p>;
  const { millimetres, pixels } = barFor(spacing.column, zoom / devicePixelRatio);
  return (
    <div className="scale-bar" data-testid="scale">
      <span aria-hidden style={{ width: `${pixels}px` }} />
      <p>{t(`scale.${spacing.kind}`, { length: number(millimetres) })}</p>
    </div>
  );
}

/** The round length whose bar is nearest to a handy size on the screen. */
export function barFor(spacingMm: number, cssPixelsPerPixel: number): { millimetres: number; pixels: number } {
  const bars = LENGTHS_MM.map((millimetres) => ({
    millimetres,
    pixels: (millimetres / spacingMm) * cssPixelsPerPixel,
  }));
  return bars.reduce((best, bar) => (distance(bar.pixels) < distance(best.pixels) ? bar : best));
}

function distance(pixels: number): number {
  return Math.abs(Math.log(pixels / WANTED_PX));
}
