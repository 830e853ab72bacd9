/** Rows never jump under the pointer: while the reader is in the table, new arrivals wait behind a bar. */
import { useState } from 'react';
import { create } from 'zustand';
import type { StudyRow } from '../../preload/domain.ts';

export interface Page {
  readonly rows: readonly StudyRow[];
  readonly total: number;
}

interface Arrivals {
  readonly isHolding: boolean;
  readonly hold: () => void;
  readonly release: () => void;
}

export const useArrivals = create<Arrivals>((set) => ({
  isHolding: false,
  hold: () => set({ isHolding: true }),
  release: () => set({ isHolding: false }),
}));

/** The page to show for the newest page of the same filter (`key`), and how many studies wait. */
export function useSteadyPage(key: string, fresh: Page | undefined): { page: Page | undefined; waiting: number } {
  const isHolding = useArrivals((arrivals) => arrivals.isHolding);
  const [shown, setShown] = useState({ key, page: fresh });
  // While another filter's page is fetched the old one stays: an empty flash would be a jump too.
  if (!fresh) return { page: shown.page, waiting: 0 };
  const isAdopted = !isHolding || shown.key !== key || !shown.page || shown.page.rows.length === 0;
  if (isAdopted && shown.page !== fresh) setShown({ key, page: fresh });
  if (isAdopted || !shown.page) return { page: fresh, waiting: 0 };
  return { page: steadyPage(shown.page, fresh), waiting: Math.max(0, fresh.total - shown.page.total) };
}

/** The rows of `shown` in their places, with what is now known about them. */
export function steadyPage(shown: Page, fresh: Page): Page {
  const known = new Map(fresh.rows.map((row) => [row.id, row]));
  return { rows: shown.rows.map((row) => known.get(row.id) ?? row), total: shown.total };
}
