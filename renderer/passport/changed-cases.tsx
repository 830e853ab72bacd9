import { useTranslation } from 'react-i18next';
import type { CaseAnswer, ReplayedAnswer } from '../../preload/passport.ts';
import { useView } from '../frame/view.ts';
import { useClassName } from '../ui/class-name.tsx';

interface ChangedCasesProps {
  readonly changes: readonly ReplayedAnswer[];
  /** With which cut-offs of the new version. */
  readonly at: 'maker' | 'equalSensitivity';
  readonly onOpen: () => void;
}

/** The cases to look at before signing, each a click away. */
export function ChangedCases({ changes, at, onOpen }: ChangedCasesProps) {
  const { t } = useTranslation(['passport', 'common']);
  const answer = useAnswerText();
  const openStudy = useView((view) => view.openStudy);
  const changed = changes.filter((one) => !isSame(one.serving, one[at]));
  const studies = changed.map(({ study }) => study);
  if (changed.length === 0) return <p>{t('changes.none')}</p>;
  return (
    <section className="passport-class" data-testid="changed-cases">
      <h4>{t('changes.title', { count: changed.length })}</h4>
      <div className="passport-scroll">
        <table className="figure-table">
          <thead>
            <tr>
              {(['case', 'reference', 'serving', 'next'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`changes.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.map((one) => (
              <tr key={one.study}>
                <th scope="row">
                  <button
                    type="button"
                    className="button is-small"
                    aria-label={t('changes.open', { name: one.name })}
                    onClick={() => {
                      onOpen();
                      openStudy(one.study, studies);
                    }}
                  >
                    {one.name}
                  </button>
                </th>
                <td>{t(`common:labels.${one.label}`)}</td>
                <td>{one.serving && answer(one.serving)}</td>
                <td>{answer(one[at])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function useAnswerText(): (answer: CaseAnswer) => string {
  const { t } = useTranslation('passport');
  const className = useClassName();
  return ({ state, prediction, code }) =>
    state === null
      ? t('answer.none', { code: code ?? '' })
      : t(`answer.${state}`, { label: prediction === null ? '' : className(prediction) });
}

function isSame(a: CaseAnswer | null, b: CaseAnswer): boolean {
  return a !== null && a.state === b.state && a.prediction === b.prediction && a.code === b.code;
}
