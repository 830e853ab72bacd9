import { useTranslation } from 'react-i18next';
import type { AbAnswer, AbCase, AbVerdict } from '../../preload/ab-tests.ts';
import { AB_VERDICTS } from '../../preload/ab-tests.ts';
import { studyTitle } from '../format/patient.ts';
import { useFormat } from '../format/use-format.ts';
import { useView } from '../frame/view.ts';
import { ClassName } from '../ui/class-name.tsx';
import { StateIcon } from '../ui/state-icon.tsx';

interface CaseCardProps {
  readonly one: AbCase;
  readonly isBusy: boolean;
  readonly onJudge: (verdict: AbVerdict) => void;
}

/** Both answers side by side, and what the reader makes of them. */
export function CaseCard({ one, isBusy, onJudge }: CaseCardProps) {
  const { t } = useTranslation(['abTests', 'common']);
  const title = `ab-case-${one.id}`;
  return (
    <li className="ab-case" aria-labelledby={title} data-testid="ab-case">
      <CaseHead one={one} title={title} />
      {one.question !== null && <p className="question-text">{one.question}</p>}
      {one.finalLabel && (
        <p className="hint">
          {t('abTests:case.finalLabel')}: {t(`common:labels.${one.finalLabel}`)}
        </p>
      )}
      <div className="ab-answers">
        <Answer title={t('abTests:case.first')} answer={one.first} />
        <Answer title={t('abTests:case.second')} answer={one.second} />
      </div>
      {one.verdict ? (
        <p data-testid="ab-verdict">{t('abTests:case.judged', { verdict: t(`abTests:verdict.${one.verdict}`) })}</p>
      ) : (
        <fieldset className="ab-verdicts" disabled={isBusy}>
          <legend>{t('abTests:case.judge')}</legend>
          {AB_VERDICTS.map((verdict) => (
            <button
              key={verdict}
              type="button"
              className="button"
              data-testid={`ab-judge-${verdict}`}
              onClick={() => onJudge(verdict)}
            >
              {t(`abTests:verdict.${verdict}`)}
            </button>
          ))}
        </fieldset>
      )}
    </li>
  );
}

function CaseHead({ one: { study, at }, title }: Pick<CaseCardProps, 'one'> & { readonly title: string }) {
  const { t } = useTranslation('abTests');
  const { dateTime } = useFormat();
  const openStudy = useView((view) => view.openStudy);
  return (
    <header>
      <h3 id={title}>
        {study ? studyTitle(study) : t('case.noStudy')}
        {study?.patient.id && <span className="is-muted"> {study.patient.id}</span>}
      </h3>
      <span className="is-muted">{dateTime(at)}</span>
      {study && (
        <button type="button" className="button is-small" onClick={() => openStudy(study.id)}>
          {t('case.open')}
        </button>
      )}
    </header>
  );
}

function Answer({ title, answer }: { readonly title: string; readonly answer: AbAnswer }) {
  const { t } = useTranslation('abTests');
  const { arm, outcome, state, prediction, lines, code } = answer;
  return (
    <section className="ab-answer" data-testid="ab-answer" data-arm={arm ?? 'hidden'}>
      <h4>
        {title}
        {arm && <span className="is-muted"> · {arm.toUpperCase()}</span>}
      </h4>
      {prediction !== null && state !== null && (
        <p className={`is-${state}`}>
          <StateIcon state={state} size={12} /> <ClassName label={prediction} /> · {t(`finding.${state}`)}
        </p>
      )}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {prediction === null && lines.length === 0 && <p className="is-muted">{t(`outcome.${outcome}`)}</p>}
      {code !== null && <code>{code}</code>}
    </section>
  );
}
