import { useTranslation } from 'react-i18next';
import type { StudyId, StudyRow } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { patientName, studyLine } from '../format/patient.ts';
import { useView } from '../frame/view.ts';
import { FaultText } from '../ui/fault-text.tsx';

interface StudyPreviewProps {
  readonly row: StudyRow | null;
  readonly sequence: readonly StudyId[];
}

export function StudyPreview({ row, sequence }: StudyPreviewProps) {
  const { t } = useTranslation('worklist');
  const openStudy = useView((view) => view.openStudy);
  if (!row) return <p className="strip-hint">{t('preview.hint')}</p>;
  return (
    <section className="strip-card" aria-labelledby="preview-title">
      <h2 id="preview-title">{patientName(row.patient) ?? t('preview.unnamed')}</h2>
      <Facts row={row} />
      {row.code && <FaultText code={row.code} />}
      <button type="button" className="button is-primary" onClick={() => openStudy(row.id, sequence)}>
        {t('preview.open')}
        <kbd>Enter</kbd>
      </button>
    </section>
  );
}

function Facts({ row }: { readonly row: StudyRow }) {
  const { t } = useTranslation('worklist');
  const { date, dateTime } = useFormat();
  const { patient, acquisition } = row;
  const facts = [
    [t('columns.id'), patient.id],
    [t('preview.birthDate'), patient.birthDate && date(patient.birthDate)],
    [t('columns.study'), studyLine(acquisition)],
    [t('preview.studyDate'), acquisition.date && dateTime(acquisition.date)],
    [t('preview.accession'), acquisition.accession],
    [t('preview.file'), row.fileName],
    [t('preview.arrived'), dateTime(row.arrivedAt)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
