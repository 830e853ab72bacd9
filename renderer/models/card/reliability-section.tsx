import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import type { Json } from './model-card.ts';
import { ReliabilityPlot } from './reliability-plot.tsx';
import type { ReliabilityBin } from './reliability.ts';
import { reliabilityOf } from './reliability.ts';

interface ReliabilitySectionProps {
  readonly value: Json | undefined;
}

/** The plot and the same figures as a table. */
export function ReliabilitySection({ value }: ReliabilitySectionProps) {
  const { t } = useTranslation('models');
  const bins = reliabilityOf(value);
  if (!bins) return <p className="hint">{t('notMeasured')}</p>;
  return (
    <div className="reliability-figures">
      <ReliabilityPlot bins={bins} />
      <table className="figure-table">
        <thead>
          <tr>
            {(['bin', 'n', 'said', 'right'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`reliability.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <BinRow key={bin.from} bin={bin} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BinRow({ bin: { from, to, n, said, right } }: { readonly bin: ReliabilityBin }) {
  const { percent, number, interval } = useFormat();
  return (
    <tr>
      <th scope="row">{interval([from, to])}</th>
      <td>{number(n)}</td>
      <td>{said === null ? '–' : percent(said)}</td>
      <td>{right === null ? '–' : percent(right)}</td>
    </tr>
  );
}
