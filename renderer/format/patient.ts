/** How a patient and a study are named on the screen. */
import type { Acquisition, Patient, StudyRow } from '../../preload/domain.ts';

/** DEMİR^AYŞE^^DR -> "DEMİR, Ayşe" is not attempted: letters stay as the modality wrote them. */
export function patientName(patient: Patient): string | null {
  const [family, ...given] = (patient.name ?? '').split('=')[0]?.split('^') ?? [];
  const name = [family?.trim(), given.join(' ').replaceAll(/\s+/g, ' ').trim()].filter(Boolean).join(', ');
  return name === '' ? null : name;
}

/** What names a row: the patient, or for a plain picture the file. */
export function studyTitle(row: Pick<StudyRow, 'patient' | 'fileName'>): string {
  return patientName(row.patient) ?? row.fileName;
}

/** "DX CHEST PA", or null when the file says nothing. */
export function studyLine(acquisition: Acquisition): string | null {
  const view = acquisition.view && !acquisition.description?.includes(acquisition.view) ? acquisition.view : null;
  const what = acquisition.description ?? acquisition.bodyPart;
  const line = [acquisition.modality, what, view].filter(Boolean).join(' ');
  return line === '' ? null : line;
}
