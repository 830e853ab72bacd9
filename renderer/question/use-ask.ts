import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseMutationResult } from '@tanstack/react-query';
import type { QuestionEntry } from '../../preload/questions.ts';
import type { Input } from '../../preload/contract.ts';
import type { OperationError } from '../bridge/operation.ts';
import { call } from '../bridge/operation.ts';
import { refreshQuestions } from '../bridge/events.ts';

export interface Asked extends Input<'questions.ask'> {
  /** The user wants it sent later when it cannot be sent now. */
  readonly isForOutbox: boolean;
}

const KEY = ['questions.ask'];

/** Goes on when the view that asked is gone; the list tells what became of it. */
export function useAsk(): UseMutationResult<QuestionEntry, OperationError, Asked> {
  const cache = useQueryClient();
  return useMutation<QuestionEntry, OperationError, Asked>({
    mutationKey: KEY,
    mutationFn: (asked) => ask(cache, asked),
    onSettled: () => refreshQuestions(cache),
  });
}

export function useIsAsking(): boolean {
  return useIsMutating({ mutationKey: KEY }) > 0;
}

async function ask(cache: QueryClient, { isForOutbox, ...asked }: Asked): Promise<QuestionEntry> {
  const pending = call('questions.ask', asked);
  // Main has it on record before anything is tried: the list shows it at once.
  void refreshQuestions(cache);
  const entry = await pending;
  return isForOutbox && entry.outbox === 'offered' ? call('outbox.add', { question: entry.id }) : entry;
}
