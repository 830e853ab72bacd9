import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../preload/metrics.ts';
import { useOperation } from '../../bridge/operation.ts';
import { FaultText } from '../../ui/fault-text.tsx';
import { DriftAlerts } from './drift-alerts.tsx';
import { DriftFigures } from './drift-figures.tsx';

/** The model that answers now, against its own beginnings on this site. */
export function DriftSection() {
  const { t } = useTranslation('dashboards');
  const { data, isError, error } = useOperation('metrics.drift', {}, 0);
  if (isError) return <FaultText code={error.code} />;
  if (data === undefined) return null;
  if (data === null) return <p className="hint">{t('drift.none')}</p>;
  return (
    <>
      <section className="block is-broad" aria-labelledby="drift">
        <header>
          <h2 id="drift">{t('drift.title')}</h2>
          <span className="hint">{`${data.model}@${data.version}`}</span>
        </header>
        <DriftAlerts drift={data} />
        <Progress drift={data} />
        <p className="hint">{t('drift.method')}</p>
      </section>
      <DriftFigures drift={data} />
    </>
  );
}

function Progress({ drift: { needed, inputs, scores } }: { readonly drift: Drift }) {
  const { t } = useTranslation('dashboards');
  const wanted = { neededReference: needed.reference, neededLatest: needed.latest };
  return (
    <ul className="drift-windows">
      <li>{t('drift.inputs', { ...inputs, ...wanted })}</li>
      <li>{t('drift.scores', { ...scores, ...wanted })}</li>
    </ul>
  );
}
