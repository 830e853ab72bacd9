import { useEffect, useRef } from 'react';
import type { FocusEvent } from 'react';
import { useArrivals } from './arrivals.ts';

/**
 * Rows are held while the pointer or the focus is in the table or on its bar. Once there are rows, and coming back from
 * a study, the focus is on the chosen row.
 */
export function useHolding(hasRows: boolean) {
  const container = useRef<HTMLElement>(null);
  const { hold, release } = useArrivals();
  useEffect(() => {
    if (hasRows) container.current?.querySelector<HTMLElement>('[role="row"][data-selected]')?.focus();
  }, [hasRows]);
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
