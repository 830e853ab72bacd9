import { useTranslation } from 'react-i18next';
import type { AbTest } from '../../preload/ab-tests.ts';
import { useFormat } from '../format/use-format.ts';
import { useAbFormat } from './use-ab-format.ts';

interface TestTableProps {
  readonly tests: readonly AbTest[];
  readonly shown: string | null;
  readonly onShow: (name: string) => void;
}

const COLUMNS = ['name', 'arms', 'status', 'split', 'requests', 'mean', 'winner'] as const;

/** As the original kept it: name, arms, split, requests and mean latency of each, winner. */
export function TestTable({ tests, shown, onShow }: TestTableProps) {
  const { t } = useTranslation('abTests');
  return (
    <section className="block is-broad" aria-labelledby="ab-list">
      <header>
        <h2 id="ab-list">{t('list')}</h2>
      </header>
      <table className="figure-table" data-testid="ab-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tests.map((test) => (
            <TestRow key={test.name} test={test} isShown={test.name === shown} onShow={() => onShow(test.name)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface TestRowProps {
  readonly test: AbTest;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function TestRow({ test, isShown, onShow }: TestRowProps) {
  const { t } = useTranslation('abTests');
  const { number } = useFormat();
  const { ms, split, arm } = useAbFormat();
  const { name, modelA, modelB, status, requestsA, requestsB, meanMsA, meanMsB, winner } = test;
  return (
    <tr aria-current={isShown ? 'true' : undefined} data-testid="ab-row">
      <th scope="row">
        <button type="button" className="ab-name" aria-current={isShown} onClick={onShow}>
          {name}
        </button>
      </th>
      <td>
        A: {modelA}
        <br />
        B: {modelB}
      </td>
      <td>{t(`status.${status}`)}</td>
      <td>{split(test)}</td>
      <td>
        {number(requestsA)} / {number(requestsB)}
      </td>
      <td>
        {ms(meanMsA)} / {ms(meanMsB)}
      </td>
      <td>{status === 'finished' ? (winner ? arm(winner, test) : t('undecided')) : '–'}</td>
    </tr>
  );
}
