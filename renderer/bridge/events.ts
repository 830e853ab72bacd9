/** What main announces goes into the query cache: the state as a value, studies as invalidations. */
import { useEffect } from 'react';
import { QueryClient, useQueryClient } from '@tanstack/react-query';
import type { AppState } from '../../preload/domain.ts';

/** A batch announces every file; the worklist follows at most this often. */
const REFRESH_MS = 250;

export function createCache(): QueryClient {
  return new QueryClient({
    // Answers come from this computer and are refreshed by events: nothing to retry, nothing grows stale.
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

export function useBridgeEvents(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const stopState = window.clinic.on('state.changed', (state) => {
      const before = cache.getQueryData<AppState>(['app.state', {}]);
      cache.setQueryData(['app.state', {}], state);
      if (before?.model?.sha256 !== state.model?.sha256 || before?.fault !== state.fault) void refreshModels(cache);
    });
    const refresh = throttled(() => void refreshStudies(cache), REFRESH_MS);
    const stopStudies = window.clinic.on('studies.changed', refresh.run);
    const stopQuestions = window.clinic.on('questions.changed', () => void refreshQuestions(cache));
    return () => {
      stopState();
      stopStudies();
      stopQuestions();
      refresh.stop();
    };
  }, [cache]);
}

/** After a change of a study that main need not announce, since the window made it. */
export async function refreshStudies(cache: QueryClient): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['studies.find'] }),
    cache.invalidateQueries({ queryKey: ['studies.open'] }),
    cache.invalidateQueries({ queryKey: ['metrics.daily'] }),
    // An own read uncovers the answers that waited for it.
    cache.invalidateQueries({ queryKey: ['questions.find'] }),
    cache.invalidateQueries({ queryKey: ['questions.preview'] }),
  ]);
}

/** After a change of the registry, made here or at the command line. */
export async function refreshModels(cache: QueryClient): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['models.list'] }),
    cache.invalidateQueries({ queryKey: ['computing.read'] }),
    // A version that is put to work gets its passport, and what the next one needs may be another.
    cache.invalidateQueries({ queryKey: ['passports.find'] }),
    cache.invalidateQueries({ queryKey: ['upgrade.needs'] }),
  ]);
}

/** After a question or an answer: what was asked, what left and what it cost. */
export async function refreshQuestions(cache: QueryClient): Promise<void> {
  await Promise.all([
    cache.invalidateQueries({ queryKey: ['questions.find'] }),
    cache.invalidateQueries({ queryKey: ['cloud.settings'] }),
    cache.invalidateQueries({ queryKey: ['egress.find'] }),
  ]);
}

/** Runs at once, then at most every `ms`; the last call is never lost. */
export function throttled(action: () => void, ms: number): { run: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWanted = false;
  const rest = (): void => {
    timer = null;
    if (isWanted) run();
  };
  const run = (): void => {
    isWanted = timer !== null;
    if (timer !== null) return;
    action();
    timer = setTimeout(rest, ms);
  };
  return { run, stop: () => timer !== null && clearTimeout(timer) };
}
