/** The last earlier image of the same patient that has its own read: what an answer may be compared with. */
import type { StudyId } from '../../../preload/domain.ts';
import type { ReadableDB } from '../../database/open.ts';
import { latestScreening } from '../../screening/inferences.ts';
import type { Prior } from './local-answer.ts';

/** The same patient: the same number and, as numbers of two clinics may meet, the same date of birth. */
export function findPrior(db: ReadableDB, study: StudyId): Prior | null {
  const row = db
    .prepare<[StudyId], { id: StudyId; date: string | null }>(
      `SELECT earlier.id, earlier.acquisition_date AS date
       FROM studies AS s
       JOIN studies AS earlier ON earlier.patient_id = s.patient_id AND earlier.arrival < s.arrival
       WHERE s.id = ? AND earlier.patient_birth_date IS s.patient_birth_date
         AND EXISTS (SELECT 1 FROM reads WHERE study = earlier.id AND stage = 'own')
       ORDER BY earlier.arrival DESC LIMIT 1`,
    )
    .get(study);
  const screening = row && latestScreening(db, row.id);
  return screening ? { screening, date: row.date } : null;
}
