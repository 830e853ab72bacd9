import { useSyncExternalStore } from 'react';
import type { Stack } from './stack.ts';
import type { ViewState } from './view-state.ts';

export function useViewState(stack: Stack): ViewState {
  return useSyncExternalStore(stack.subscribe, stack.snapshot);
}
