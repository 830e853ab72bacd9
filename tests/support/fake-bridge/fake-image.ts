/** A grey picture with the rough shape of a chest: enough to judge the viewer by, and nobody's. */
import type { DisplayImage, StudyDetail } from '../../../preload/domain.ts';

const COLUMNS = 1024;
const ROWS = 1180;

export function fakeImage(study: Pick<StudyDetail, 'format'>): DisplayImage {
  const isDicom = study.format === 'dicom';
  const top = isDicom ? 4095 : 255;
  const values = isDicom ? new Uint16Array(COLUMNS * ROWS) : new Uint8Array(COLUMNS * ROWS);
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      values[row * COLUMNS + column] = Math.round(brightness(column / COLUMNS - 0.5, row / ROWS - 0.5) * top);
    }
  }
  return {
    columns: COLUMNS,
    rows: ROWS,
    pixels: values,
    range: { min: 0, max: top },
    windows: isDicom ? [{ center: 2048, width: 3600, curve: 'linear', name: 'NORMAL' }] : [],
    isInverted: false,
    isLossy: !isDicom,
    bitsStored: isDicom ? 12 : 8,
    spacing: isDicom ? { row: 0.36, column: 0.36, kind: 'detector' } : null,
    orientation: isDicom ? { left: 'R', right: 'L', top: 'H', bottom: 'F' } : null,
  };
}

/** x and y from -1/2 to 1/2; 0 black air, 1 white bone. */
function brightness(x: number, y: number): number {
  const body = soft(1 - Math.hypot(x / 0.52, (y - 0.12) / 0.72), 0.05);
  const lungs = Math.max(lung(x + 0.2, y), lung(x - 0.21, y));
  const spine = 0.5 * Math.exp(-((x / 0.05) ** 2));
  const heart = 0.42 * soft(1 - Math.hypot((x - 0.06) / 0.17, (y - 0.17) / 0.19), 0.2);
  const ribs = 0.09 * lungs * Math.max(0, Math.sin((y + 0.9 * Math.abs(x) - 0.3 * x * x) * 58));
  const grain = 0.015 * Math.sin(x * 913.7 + y * 741.3) * Math.sin(x * 377.1 - y * 613.9);
  const tissue = 0.62 - 0.46 * lungs + spine * (1 - 0.5 * lungs) + heart * (0.4 + 0.6 * lungs) + ribs + grain;
  return Math.min(1, Math.max(0.02, body * tissue));
}

function lung(x: number, y: number): number {
  const narrow = 0.165 - 0.07 * Math.max(0, -(y + 0.1)) * 2;
  return soft(1 - Math.hypot(x / narrow, (y - 0.0) / 0.34), 0.12);
}

function soft(inside: number, edge: number): number {
  return 1 / (1 + Math.exp(-inside / edge));
}
