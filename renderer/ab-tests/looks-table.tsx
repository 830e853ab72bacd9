import { useTranslation } from 'react-i18next';
import type { AbLookResult, AbTestDetail } from '../../preload/ab-tests.ts';
import { useFormat } from '../format/use-format.ts';
import { useAbFormat } from './use-ab-format.ts';

interface LooksTableProps {
  readonly detail: AbTestDetail;
}

/** When the result is looked at and how strict each look is, with what those found that were taken. */
export function LooksTable({ detail: { looks, test, state } }: LooksTableProps) {
  const { t } = useTranslation('abTests');
  const { number, dateTime } = useFormat();
  const isOver = state === 'full' || test.endedAt !== null;
  return (
    <table className="figure-table" data-testid="ab-looks">
      <caption className="ab-caption">{t('looks')}</caption>
      <thead>
        <tr>
          {(['at', 'level', 'taken', 'result'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`look.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {looks.map(({ atCases, level, taken }) => (
          <tr key={atCases}>
            <th scope="row">{number(atCases)}</th>
            <td>{number(level, 3)}</td>
            <td>{taken ? dateTime(taken.at) : t(isOver ? 'look.notTaken' : 'look.notYet')}</td>
            <td>{taken && <Result taken={taken} level={level} test={test} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ResultProps extends Pick<AbTestDetail, 'test'> {
  readonly taken: AbLookResult;
  readonly level: number;
}

function Result({ taken, level, test }: ResultProps) {
  const { t } = useTranslation('abTests');
  const { number, percent } = useFormat();
  const { p, ratio, points, arm } = useAbFormat();
  const found = taken.winner ? t('look.winner', { arm: arm(taken.winner, test) }) : t('look.noWinner');
  if (taken.p !== null) {
    const only = { a: number(taken.a.successes), b: number(taken.b.successes), p: p(taken.p) };
    return <>{`${t(`look.${test.subject}`, only)} ${found}`}</>;
  }
  if (taken.interval === null) return <>{found}</>;
  const [low, high] = taken.interval;
  const shares = { a: ratio(taken.a), b: ratio(taken.b), low: points(low), high: points(high) };
  return <>{`${t('look.split', { ...shares, confidence: percent(1 - level) })} ${found}`}</>;
}
