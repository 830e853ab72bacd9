import { useTranslation } from 'react-i18next';
import type { MeasuredCutOff, ReplayedClass, ReplayReport } from '../../preload/passport.ts';
import { useFormat } from '../format/use-format.ts';
import { ClassName } from '../ui/class-name.tsx';
import { useAccuracyText } from './accuracy-text.ts';

const ROWS = ['serving', 'carriedOver', 'maker', 'equalSensitivity'] as const;

/** Old and new side by side, class by class: what would happen with the old cut-off stands there to be seen. */
export function ReplayedClasses({ report }: { readonly report: ReplayReport }) {
  const { t } = useTranslation('passport');
  const { serving, reference, answered, classes, unansweredByServing, unansweredByCandidate } = report;
  if (reference.cases === 0) return null;
  const counts = { serving: unansweredByServing, candidate: unansweredByCandidate };
  return (
    <div className="passport-lines" data-testid="replay-report" data-replay={report.id}>
      <p>
        {t('replay.answered', { answered, cases: reference.cases })}{' '}
        {t(serving ? 'replay.unanswered' : 'replay.unansweredAlone', counts)}
      </p>
      {classes.length === 0 && <p className="passport-warning">{t('replay.noClass')}</p>}
      {classes.map((one) => (
        <ClassTable key={one.label} measured={one} isAlone={serving === null} />
      ))}
      {serving && <p className="hint">{t('carriedOver')}</p>}
    </div>
  );
}

interface ClassTableProps {
  readonly measured: ReplayedClass;
  readonly isAlone: boolean;
}

function ClassTable({ measured, isAlone }: ClassTableProps) {
  const { t } = useTranslation('passport');
  const { label, positives, negatives, isMeasured } = measured;
  const rows = isAlone ? (['maker'] as const) : ROWS;
  return (
    <section className="passport-class" data-testid="replayed-class" data-label={label}>
      <h4>
        <ClassName label={label} /> <span className="is-muted">{t('class.counts', { positives, negatives })}</span>
      </h4>
      {!isMeasured && <p className="passport-warning">{t('class.tooFew')}</p>}
      <table className="figure-table">
        <thead>
          <tr>
            {(['which', 'cutOff', 'sensitivity', 'specificity'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`class.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CutOffRow key={row} name={t(isAlone ? 'class.makerAlone' : `class.${row}`)} point={measured[row]} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CutOffRow({ name, point }: { readonly name: string; readonly point: MeasuredCutOff | null }) {
  const { t } = useTranslation('passport');
  const { cutOff } = useFormat();
  const text = useAccuracyText();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{point ? cutOff(point.threshold) : t('class.none')}</td>
      <td>{point ? text.sensitivity(point) : '–'}</td>
      <td>{point ? text.specificity(point) : '–'}</td>
    </tr>
  );
}
