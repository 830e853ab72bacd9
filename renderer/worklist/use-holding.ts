import { useEffect, useRef, useState } from 'react';
import type { FocusEvent } from 'react';
import { useArrivals } from './arrivals.ts';
import { useFilter } from './filter.ts';

/**
 * Rows are held while the pointer or the focus is in the table or on its bar. Once there are rows, and coming back from
 * a study, the focus is on the chosen row.
 */
export function useHolding(hasRows: boolean) {
  const container = useRef<HTMLElement>(null);
  const { hold, release } = useArrivals();
  // Only what was chosen before: choosing a row with the pointer moves the focus by itself.
  const [hasChoice] = useState(() => useFilter.getState().selected !== null);
  useEffect(() => {
    if (!hasRows || !hasChoice) return undefined;
    // The grid hands its focus on to the chosen row, once it knows its rows: in the next frame.
    const frame = requestAnimationFrame(() => {
      container.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [hasRows, hasChoice]);
  useEffect(() => release, [release]);
  const holding = {
    onPointerMove: hold,
    onPointerLeave: () => {
      if (!container.current?.contains(document.activeElement)) release();
    },
    onFocus: hold,
    onBlur: (event: FocusEvent) => {
      if (!container.current?.contains(event.relatedTarget)) release();
    },
  };
  return { container, holding };
}
