/** What the viewer shows of an image, as one immutable value. */
import type { Window } from '../../preload/domain.ts';
import type { Placement } from './orientation.ts';
import type { Preset } from './presets.ts';

/** The numbers of a CSS matrix(): from pixels of the image, from its upper left edge on, to those of the element. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export interface ViewState extends Placement {
  readonly center: number;
  readonly width: number;
  readonly curve: Window['curve'];
  /** null after the reader changed the window by hand. */
  readonly preset: Preset | null;
  /** Screen pixels of the device per image pixel. */
  readonly zoom: number;
  readonly placement: Matrix;
  /** Relative to the right presentation of the image, not to its stored values. */
  readonly isInverted: boolean;
}

export const UNTOUCHED: ViewState = {
  center: 0,
  width: 1,
  curve: 'linear',
  preset: null,
  zoom: 1,
  placement: [1, 0, 0, 1, 0, 0],
  isInverted: false,
  rotation: 0,
  isFlippedAcross: false,
  isFlippedOver: false,
};

/** Flipped as the reader sees it: on a quarter turn the screen's left and right are the image's top and bottom. */
export function flipped(state: ViewState, way: 'across' | 'over'): ViewState {
  const isQuarter = state.rotation % 180 !== 0;
  const isAcross = (way === 'across') !== isQuarter;
  return isAcross
    ? { ...state, isFlippedAcross: !state.isFlippedAcross }
    : { ...state, isFlippedOver: !state.isFlippedOver };
}
