import { useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Input } from '../../preload/contract.ts';
import type { CloudChoices, CloudSettings } from '../../preload/questions.ts';
import type { OperationError } from '../bridge/operation.ts';
import { useCommand, useStore } from '../bridge/operation.ts';

/** Changes what may leave; everything that was decided under the old settings is asked anew. */
export function useCloudChange(): UseMutationResult<CloudSettings, OperationError, Input<'cloud.change'>> {
  return useCommand('cloud.change', useSettingsChanged());
}

export function useSettingsChanged(): (settings: CloudSettings) => void {
  const cache = useQueryClient();
  const store = useStore('cloud.settings');
  return (settings) => {
    store({}, settings);
    void cache.invalidateQueries({ queryKey: ['questions.preview'] });
  };
}

/** What was decided, without what is merely known. */
export function choicesOf(settings: CloudSettings): CloudChoices {
  const { isThisComputerOnly, isAllowed, isImageAllowed, model, baseUrl, trustsInspection, limitsUsd } = settings;
  return { isThisComputerOnly, isAllowed, isImageAllowed, model, baseUrl, trustsInspection, limitsUsd };
}
