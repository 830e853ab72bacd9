import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/models.ts';
import { useCommand } from '../bridge/operation.ts';
import { useRegistryChange } from './use-registry-change.ts';

interface ModelNamesProps {
  readonly entry: ModelEntry;
}

const CHALLENGER = 'challenger';

/** Champion is who was activated; challenger is whoever the clinic compares with it. Names of other uses are shown. */
export function ModelNames({ entry }: ModelNamesProps) {
  const { t } = useTranslation('models');
  const { name, version, domain: scope, aliases } = entry;
  const { onDone, failing } = useRegistryChange();
  const set = useCommand('models.setAlias', onDone);
  const remove = useCommand('models.removeAlias', onDone);
  const isChallenger = aliases.some((one) => one.alias === CHALLENGER && one.scope === scope);
  const isBusy = set.isPending || remove.isPending;
  return (
    <div className="model-names" data-testid="model-names">
      {aliases.map(({ alias, scope: place }) => (
        <span key={`${alias} ${place}`} className="badge">
          {t('life.alias', { alias, scope: place })}
        </span>
      ))}
      <button
        type="button"
        className="button"
        data-testid="challenger"
        disabled={isBusy}
        onClick={() =>
          isChallenger
            ? remove.mutate({ alias: CHALLENGER, scope }, failing)
            : set.mutate({ name, version, alias: CHALLENGER, scope }, failing)
        }
      >
        {t(isChallenger ? 'life.unsetChallenger' : 'life.setChallenger')}
      </button>
    </div>
  );
}
