/** What every change of the registry ends in: the whole list anew, or the line in which the window says what went wrong. */
import type { ModelEntry } from '../../preload/models.ts';
import type { OperationError } from '../bridge/operation.ts';
import { useStore } from '../bridge/operation.ts';
import { useNotices } from '../frame/notices.ts';

export function useRegistryChange() {
  const store = useStore('models.list');
  const report = useNotices((notices) => notices.report);
  return {
    onDone: (entries: readonly ModelEntry[]) => store({}, entries),
    failing: { onError: ({ code }: OperationError) => report(code) },
  };
}
