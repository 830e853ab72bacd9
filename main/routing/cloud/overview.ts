/** The cloud as the settings screen shows it: what was decided, what is known, what was spent. Never the key. */
import type { CloudSettings } from '../../../preload/questions.ts';
import type { Profile } from '../../database/profile.ts';
import { spentUsd } from '../cost/budget.ts';
import type { CloudService } from './service.ts';
import { hasKey, readChoices } from './settings.ts';
import { pricedModels } from './worst-case.ts';

export function cloudSettings(
  { db }: Profile,
  cloud: Pick<CloudService, 'connectivity' | 'breaker'>,
  user: string,
): CloudSettings {
  return {
    ...readChoices(db),
    hasKey: hasKey(db),
    models: pricedModels(),
    connectivity: cloud.connectivity(),
    breaker: cloud.breaker(),
    spentUsd: spentUsd(db, new Date().toISOString().slice(0, 10), user),
  };
}
