import { useTranslation } from 'react-i18next';
import type { ModelIdentity } from '../../../preload/domain.ts';
import type { ProbeCount } from '../../../preload/explanation.ts';
import { useOperation } from '../../bridge/operation.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import { FaultText } from '../../ui/fault-text.tsx';

interface ProbeSummaryProps {
  readonly model: Pick<ModelIdentity, 'name' | 'version'>;
}

/** How often the answer of this version stood without the lungs, among the cases that readers of this workstation probed. */
export function ProbeSummary({ model: { name, version } }: ProbeSummaryProps) {
  const { t } = useTranslation('models');
  const summary = useOperation('probes.summary', { name, version });
  const className = useClassName();
  if (summary.isError) return <FaultText code={summary.error.code} />;
  if (!summary.data) return null;
  const { byLabel, ...all } = summary.data;
  return (
    <div className="probe-summary" data-testid="probe-summary">
      {all.probed === 0 ? (
        <p className="hint">{t('probes.none')}</p>
      ) : (
        <dl className="figures">
          <Row name={t('probes.all')} count={all} />
          {byLabel.map((count) => (
            <Row key={count.label} name={className(count.label)} count={count} />
          ))}
        </dl>
      )}
      <p className="hint">{t('probes.limit')}</p>
    </div>
  );
}

function Row({ name, count }: { readonly name: string; readonly count: Omit<ProbeCount, 'label'> }) {
  const { t } = useTranslation('models');
  const { number, interval } = useFormat();
  const { probed, unchanged, interval: ends } = count;
  const figures = { probed: number(probed), unchanged: number(unchanged), interval: ends ? interval(ends) : '–' };
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{t('probes.count', figures)}</dd>
    </div>
  );
}
