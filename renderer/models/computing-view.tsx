import { useTranslation } from 'react-i18next';
import type { BackendTrial } from '../../preload/backend.ts';
import type { ModelEntry } from '../../preload/models.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';

interface ComputingViewProps {
  readonly entry: ModelEntry;
}

/** What this version was tried on at its self-test here, how far its answers were off, and what serves. */
export function ComputingView({ entry }: ComputingViewProps) {
  const { t } = useTranslation('models');
  const computing = useOperation('computing.read', {}, 0);
  if (computing.isError) return <FaultText code={computing.error.code} />;
  if (!computing.data) return null;
  if (computing.data.model.sha256 !== entry.sha256) return <p className="hint">{t('computing.notAtWork')}</p>;
  const { serving, images, trials } = computing.data.report;
  return (
    <div data-testid="computing">
      <p>{serving ? t('computing.tested', { count: images }) : t('computing.failed')}</p>
      <table className="figure-table">
        <thead>
          <tr>
            <th scope="col">{t('computing.backend')}</th>
            <th scope="col">{t('computing.difference')}</th>
            <th scope="col">{t('computing.tolerance')}</th>
            <th scope="col">{t('computing.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {trials.map((trial) => (
            <TrialRow
              key={`${trial.backend.provider} ${trial.backend.precision}`}
              trial={trial}
              isServing={isSame(trial, serving)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TrialRow({ trial, isServing }: { readonly trial: BackendTrial; readonly isServing: boolean }) {
  const { t } = useTranslation('models');
  const { number } = useFormat();
  const { backend, difference, tolerance, code } = trial;
  return (
    <tr>
      <th scope="row">
        {t(`computing.${backend.provider}`)}, {t(`computing.${backend.precision}`)}
      </th>
      <td>{difference === null ? '–' : number(difference, 4)}</td>
      <td>{number(tolerance, 4)}</td>
      <td className="is-text">
        {code ? <FaultText code={code} /> : t(isServing ? 'computing.serves' : 'computing.passed')}
      </td>
    </tr>
  );
}

function isSame({ backend }: BackendTrial, serving: BackendTrial['backend'] | null): boolean {
  return backend.provider === serving?.provider && backend.precision === serving.precision;
}
