/** Which part of the dashboards is shown, and over how many days; kept while the user is elsewhere. */
import { create } from 'zustand';

export const SECTIONS = ['operations', 'savings', 'performance', 'drift'] as const;
export type Section = (typeof SECTIONS)[number];

export const PERIODS = [7, 30, 90, 365] as const;
type Period = (typeof PERIODS)[number];

interface ShownSection {
  readonly section: Section;
  readonly days: Period;
  readonly showSection: (section: Section) => void;
  readonly showDays: (days: Period) => void;
}

export const useShownSection = create<ShownSection>((set) => ({
  section: 'operations',
  days: 30,
  showSection: (section) => set({ section }),
  showDays: (days) => set({ days }),
}));
