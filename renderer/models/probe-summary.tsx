import { useTranslation } from 'react-i18next';
import type { ModelIdentity } from '../../preload/domain.ts';
import type { ProbeCount } from '../../preload/explanation.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import { FaultText } from '../ui/fault-text.tsx';

interface ProbeSummaryProps {
  readonly model: Pick<ModelIdentity, 'name' | 'version'>;
}

/** How often the answer of this version stood without the lungs, among the cases that readers of this workstation probed. */
export function ProbeSummary({ model: { name, version } }: ProbeSummaryProps) {
  const { t } = useTranslation('models');
  const summary = useOperation('probes.summary', { name, version });
  const className = useClassName();
  const sentence = useSentence();
  if (summary.isError) return <FaultText code={summary.error.code} />;
  if (!summary.data) return null;
  const { byLabel, ...all } = summary.data;
  return (
    <div data-testid="probe-summary">
      {all.probed === 0 ? <p className="hint">{t('probes.none')}</p> : <p>{sentence(all)}</p>}
      <ul className="plain-list">
        {byLabel.map((count) => (
          <li key={count.label}>
            {className(count.label)}: {sentence(count)}
          </li>
        ))}
      </ul>
      <p className="hint">{t('probes.limit')}</p>
    </div>
  );
}

function useSentence(): (count: Omit<ProbeCount, 'label'>) => string {
  const { t } = useTranslation('models');
  const { number, interval } = useFormat();
  return ({ probed, unchanged, interval: ends }) =>
    t('probes.count', { probed: number(probed), unchanged: number(unchanged), interval: ends ? interval(ends) : '–' });
}
