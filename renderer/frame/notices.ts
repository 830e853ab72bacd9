/** The one line in which the application says that something went wrong where no view has a place for it. */
import { create } from 'zustand';
import type { FaultCode } from '../../preload/domain.ts';

interface Notices {
  readonly code: FaultCode | null;
  readonly report: (code: FaultCode) => void;
  readonly dismiss: () => void;
}

export const useNotices = create<Notices>((set) => ({
  code: null,
  report: (code) => set({ code }),
  dismiss: () => set({ code: null }),
}));
