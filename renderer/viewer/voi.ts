/**
 * The VOI LUT functions of DICOM PS3.3 C.11.2.1 on Cornerstone's CPU backend. That one knows a straight line between the
 * two ends of a range, which LINEAR and LINEAR_EXACT are, and look-up tables, which SIGMOID becomes. The table is 8 bits
 * deep, rounded to nearest: 255 / (1 + exp(-4 (x - c) / w)).
 */
import type { StackViewport, Types } from '@cornerstonejs/core';
import type { Window } from '../../preload/domain.ts';
import type { StoredImage } from './stored-values.ts';

export type Shades = Pick<Window, 'center' | 'width' | 'curve'>;

/** LINEAR's ramp is one narrower than its width, and no ramp may be empty. */
const NARROWEST = { linear: 2, 'linear-exact': 1, sigmoid: 1 } as const satisfies Record<Window['curve'], number>;

export function rangeOf({ center, width, curve }: Shades): Types.VOIRange {
  const half = Math.max(width, NARROWEST[curve]) / 2;
  return { lower: center - half, upper: curve === 'linear' ? center + half - 1 : center + half };
}

export function shadesOf({ lower, upper }: Types.VOIRange, curve: Window['curve']): Shades {
  const beyond = curve === 'linear' ? 1 : 0;
  return { center: (lower + upper + beyond) / 2, width: upper - lower + beyond, curve };
}

/** One grey per stored value, and a last one that no value reaches: the renderer takes its depth from the largest. */
export function sigmoidTable({ min, max }: Pick<StoredImage, 'min' | 'max'>, { center, width }: Shades): number[] {
  const greyOf = (value: number): number => Math.round(255 / (1 + Math.exp((-4 * (value - center)) / width)));
  return [...Array.from({ length: max - min + 1 }, (_, i) => greyOf(min + i)), 255];
}

/** Puts the table where the CPU backend looks for it, or takes it away. */
export function applyTable(viewport: StackViewport, stored: StoredImage, shades: Shades): void {
  const { viewport: settings } = innerOf(viewport);
  settings.voiLUT = shades.curve === 'sigmoid' ? tableOf(stored, shades) : undefined;
}

interface Table {
  readonly id: string;
  readonly firstValueMapped: number;
  readonly lut: number[];
}

interface Inner {
  readonly viewport: { voiLUT: Table | undefined };
}

function tableOf(stored: StoredImage, shades: Shades): Table {
  const id = `sigmoid ${shades.center} ${shades.width}`;
  return { id, firstValueMapped: stored.min, lut: sigmoidTable(stored, shades) };
}

function innerOf(viewport: StackViewport): Inner {
  // as: Cornerstone has no public way to a table on its CPU backend; setVOILUTFunction throws there.
  return (viewport as unknown as { readonly _cpuFallbackEnabledElement: Inner })._cpuFallbackEnabledElement;
}
