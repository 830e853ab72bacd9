/** A study as the worklist shows it, from one query. The model's answer is not even read before the own read exists. */
import type { RecordedRead, StudyId, StudyRow } from '../../preload/domain.ts';

/** Ends where a WHERE clause may follow. An erased reader is shown by the pseudonym that remains. */
export const STUDY_ROWS = `
  SELECT s.*,
         own.label AS own_label, own.note AS own_note, own.at AS own_at,
         coalesce(own_user.display_name, own.reader) AS own_reader,
         final.label AS final_label, final.note AS final_note, final.at AS final_at,
         coalesce(final_user.display_name, final.reader) AS final_reader,
         i.status AS answer_status, i.state AS answer_state, i.prediction AS answer_prediction
  FROM studies AS s
  LEFT JOIN reads AS own ON own.study = s.id AND own.stage = 'own'
  LEFT JOIN reads AS final ON final.seq = (SELECT max(seq) FROM reads WHERE study = s.id AND stage = 'final')
  LEFT JOIN inferences AS i
    ON own.seq IS NOT NULL AND i.seq = (SELECT max(seq) FROM inferences WHERE study = s.id)
  LEFT JOIN users AS own_user ON own_user.id = own.reader
  LEFT JOIN users AS final_user ON final_user.id = final.reader`;

/** The columns of STUDY_ROWS; their CHECKs vouch for the closed words. */
export interface StudyRecord {
  readonly id: StudyId;
  readonly file_name: string;
  readonly format: StudyRow['format'];
  readonly arrived_at: string;
  readonly is_sample: 0 | 1;
  readonly progress: StudyRow['progress'];
  readonly code: StudyRow['code'];
  readonly patient_name: string | null;
  readonly patient_id: string | null;
  readonly patient_birth_date: string | null;
  readonly patient_age_years: number | null;
  readonly patient_sex: StudyRow['patient']['sex'];
  readonly acquisition_date: string | null;
  readonly acquisition_modality: string | null;
  readonly acquisition_body_part: string | null;
  readonly acquisition_view: string | null;
  readonly acquisition_description: string | null;
  readonly acquisition_accession: string | null;
  readonly own_label: RecordedRead['label'] | null;
  readonly own_note: string | null;
  readonly own_at: string | null;
  readonly own_reader: string | null;
  readonly final_label: RecordedRead['label'] | null;
  readonly final_note: string | null;
  readonly final_at: string | null;
  readonly final_reader: string | null;
  readonly answer_status: NonNullable<StudyRow['answer']>['status'] | null;
  readonly answer_state: NonNullable<StudyRow['answer']>['state'];
  readonly answer_prediction: string | null;
}

export function toStudyRow(record: StudyRecord): StudyRow {
  return {
    id: record.id,
    fileName: record.file_name,
    format: record.format,
    arrivedAt: record.arrived_at,
    isSample: record.is_sample === 1,
    patient: patientOf(record),
    acquisition: acquisitionOf(record),
    progress: record.progress,
    code: record.code,
    ownRead: readOf(record.own_label, record.own_note, record.own_reader, record.own_at),
    finalRead: readOf(record.final_label, record.final_note, record.final_reader, record.final_at),
    answer: answerOf(record),
  };
}

function patientOf(record: StudyRecord): StudyRow['patient'] {
  return {
    name: record.patient_name,
    id: record.patient_id,
    birthDate: record.patient_birth_date,
    ageYears: record.patient_age_years,
    sex: record.patient_sex,
  };
}

function acquisitionOf(record: StudyRecord): StudyRow['acquisition'] {
  return {
    date: record.acquisition_date,
    modality: record.acquisition_modality,
    bodyPart: record.acquisition_body_part,
    view: record.acquisition_view,
    description: record.acquisition_description,
    accession: record.acquisition_accession,
  };
}

function readOf(
  label: RecordedRead['label'] | null,
  note: string | null,
  reader: string | null,
  at: string | null,
): RecordedRead | null {
  return label === null || note === null || reader === null || at === null ? null : { label, note, reader, at };
}

function answerOf({ answer_status: status, answer_state: state, answer_prediction: prediction }: StudyRecord) {
  return status === null ? null : { status, state, prediction };
}
