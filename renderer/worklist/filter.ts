/** What the worklist is filtered by; kept while the user reads, so that coming back finds the same list. */
import { create } from 'zustand';
import type { Input } from '../../preload/contract.ts';
import type { StudyId } from '../../preload/domain.ts';

export const PAGE_SIZE = 200;
export type Show = Input<'studies.find'>['show'];
export const SHOWS = ['all', 'unread', 'read'] as const satisfies readonly Show[];

interface Filter {
  readonly search: string;
  readonly show: Show;
  readonly page: number;
  readonly selected: StudyId | null;
  readonly change: (filter: Partial<Pick<Filter, 'search' | 'show'>>) => void;
  readonly turnTo: (page: number) => void;
  readonly select: (study: StudyId | null) => void;
}

export const useFilter = create<Filter>((set) => ({
  search: '',
  show: 'all',
  page: 0,
  selected: null,
  change: (filter) => set({ ...filter, page: 0 }),
  turnTo: (page) => set({ page }),
  select: (selected) => set({ selected }),
}));

export function queryOf({ search, show, page }: Pick<Filter, 'search' | 'show' | 'page'>): Input<'studies.find'> {
  return { search: search.trim(), show, limit: PAGE_SIZE, offset: page * PAGE_SIZE };
}
