/** The one way from the window to main: calls that throw typed errors, as queries and as commands. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { Channel, Input, Output, PathChannel } from '../../preload/contract.ts';
import type { FaultCode, Reply } from '../../preload/domain.ts';

type Callable = Exclude<Channel, PathChannel>;

/** What a failed operation throws. `code` is all that is known; views choose the sentence. */
export class OperationError extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode) {
    super(code);
    this.name = 'OperationError';
    this.code = code;
  }
}

export async function call<C extends Callable>(channel: C, input: Input<C>): Promise<Output<C>> {
  return settled(window.clinic.call(channel, input));
}

export async function importFiles(files: readonly File[]): Promise<Output<'studies.import'>> {
  return settled(window.clinic.importFiles(files));
}

export async function importModel(file: File): Promise<Output<'models.import'>> {
  return settled(window.clinic.importModel(file));
}

/** Reads: cached by channel and input, refreshed by the events of bridge/events.ts. Not asked for while not wanted. */
export function useOperation<C extends Callable>(
  channel: C,
  input: Input<C>,
  keepsForMs = 300_000,
  isWanted = true,
): UseQueryResult<Output<C>, OperationError> {
  return useQuery<Output<C>, OperationError>({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    gcTime: keepsForMs,
    enabled: isWanted,
  });
}

/** Reads of what changes by itself, such as the connection: asked anew every `everyMs`; old data stays until new is there. */
export function useLiveOperation<C extends Callable>(
  channel: C,
  input: Input<C>,
  everyMs: number,
  isWanted = true,
): UseQueryResult<Output<C>, OperationError> {
  return useQuery<Output<C>, OperationError>({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    gcTime: 0,
    refetchInterval: everyMs,
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** Changes: `onDone` gets the output; the caches that the change touches are refreshed by events or by the caller. */
export function useCommand<C extends Callable>(
  channel: C,
  onDone?: (output: Output<C>) => void,
): UseMutationResult<Output<C>, OperationError, Input<C>> {
  return useMutation<Output<C>, OperationError, Input<C>>({
    mutationFn: (input) => call(channel, input),
    ...(onDone ? { onSuccess: onDone } : {}),
  });
}

/** Puts a fresh output where the queries of that channel and input look for it. */
export function useStore<C extends Callable>(channel: C): (input: Input<C>, output: Output<C>) => void {
  const cache = useQueryClient();
  return (input, output) => void cache.setQueryData([channel, input], output);
}

export function codeOf(error: unknown): FaultCode {
  return error instanceof OperationError ? error.code : 'unexpected';
}

async function settled<T>(pending: Promise<Reply<T>>): Promise<T> {
  const reply = await pending;
  if (!reply.ok) throw new OperationError(reply.fault.code);
  return reply.value;
}
