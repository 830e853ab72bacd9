import { useTranslation } from 'react-i18next';
import type { AbArm, AbArmName, AbTestDetail } from '../../preload/ab-tests.ts';
import { useFormat } from '../format/use-format.ts';
import { methodOf, useAbFormat } from './use-ab-format.ts';

interface ArmsTableProps {
  readonly detail: AbTestDetail;
}

const FIGURES = ['requests', 'meanMs', 'p50Ms', 'p95Ms', 'p99Ms', 'costUsd', 'failed', 'endpoint'] as const;

export function ArmsTable({ detail }: ArmsTableProps) {
  const { t } = useTranslation('abTests');
  return (
    <table className="figure-table is-numeric ab-figures" data-testid="ab-arms">
      <caption className="ab-caption">{t('arms')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('arm.title')}</th>
          {FIGURES.map((figure) => (
            <th key={figure} scope="col">
              {figure === 'endpoint' ? t(`endpoint.${methodOf(detail.test)}`) : t(`arm.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <ArmRow name="a" detail={detail} />
        <ArmRow name="b" detail={detail} />
      </tbody>
    </table>
  );
}

function ArmRow({ name, detail }: ArmsTableProps & { readonly name: AbArmName }) {
  const { number, usd, percent } = useFormat();
  const { ms, arm } = useAbFormat();
  const { requests, meanMs, p50Ms, p95Ms, p99Ms, costUsd, failed } = detail.arms[name];
  return (
    <tr>
      <th scope="row">{arm(name, detail.test)}</th>
      <td>{number(requests)}</td>
      {[meanMs, p50Ms, p95Ms, p99Ms].map((value, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a place in the row is its identity
        <td key={i}>{ms(value)}</td>
      ))}
      <td>{usd(costUsd)}</td>
      <td>{requests === 0 ? '–' : `${number(failed)} (${percent(failed / requests)})`}</td>
      <td>
        <Endpoint arm={detail.arms[name]} detail={detail} />
      </td>
    </tr>
  );
}

/** Withheld until the plan is worked off: who sees it come, stops when it pleases. */
function Endpoint({ arm, detail: { state } }: ArmsTableProps & { readonly arm: AbArm }) {
  const { t } = useTranslation('abTests');
  const { ratio } = useAbFormat();
  if (arm.endpoint) return <>{ratio(arm.endpoint)}</>;
  const isWithheld = state === 'collecting' || state === 'paused';
  return <span className="is-muted">{isWithheld ? t('withheld') : '–'}</span>;
}
