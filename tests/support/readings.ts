/** Many readings by way of the real functions: arrived, described, screened and read. Needs no test to run in. */
import { randomUUID } from 'node:crypto';
import type { Profile } from '../../main/database/profile.ts';
import { findModelVersion, syncShippedModels } from '../../main/registry/models.ts';
import { recordScreening } from '../../main/screening/inferences.ts';
import { recordRead } from '../../main/screening/reads.ts';
import { addStudy, describeStudy } from '../../main/screening/studies.ts';
import { localUser } from '../../main/screening/users.ts';
import type { ImageFormat, ReadLabel, ScreeningStatus, StudyId, Warning } from '../../preload/domain.ts';
import { modelCard, screening } from './records.ts';

export interface NewReading {
  readonly status?: ScreeningStatus;
  readonly date?: string;
  /** Registered where it is not; null: the version at work. */
  readonly version?: string | null;
  readonly totalMs?: number;
  readonly prediction?: string;
  /** Of `Pneumonia`; the rest goes to `Normal`. */
  readonly score?: number;
  readonly warnings?: readonly Warning[];
  readonly format?: ImageFormat;
  readonly view?: string | null;
  readonly sex?: 'F' | 'M' | 'O' | null;
  readonly age?: number | null;
  readonly isSample?: boolean;
  /** Absent: not read yet. */
  readonly own?: ReadLabel;
  readonly final?: ReadLabel;
}

export function addReading(profile: Profile, reading: NewReading = {}): StudyId {
  const { date = '2026-11-23', version = '1.0.0', status = 'result', isSample = false } = reading;
  // as: the brand exists only in types
  const study = randomUUID() as StudyId;
  const user = localUser(profile.db, 'Dr. A');
  const at = `${date}T08:00:00.000Z`;
  addStudy(profile, { id: study, fileName: 'a.png', isSample, inputHash: 'a'.repeat(64), user, at });
  describe(profile, study, reading);
  const modelVersion = versionOf(profile, version);
  recordScreening(profile, { study, modelVersion, user, at, screening: screening(status, answerOf(reading, status)) });
  for (const stage of ['own', 'final'] as const) {
    const label = reading[stage];
    if (label !== undefined) recordRead(profile, { study, stage, label, note: '', user, at });
  }
  return study;
}

function versionOf(profile: Profile, version: string | null): number {
  if (version === null) return findModelVersion(profile.db, 'chest-xray-classifier').id;
  const card = modelCard({ version });
  syncShippedModels(profile, [{ card, cardText: JSON.stringify(card) }], 'system');
  return findModelVersion(profile.db, card.name, version).id;
}

function describe({ db }: Profile, study: StudyId, reading: NewReading): void {
  const { format = 'dicom', view = 'PA', sex = 'F', age = 50 } = reading;
  describeStudy(db, study, {
    format,
    patient: { name: null, id: null, birthDate: null, ageYears: age, sex },
    acquisition: { date: null, modality: 'DX', bodyPart: 'CHEST', view, description: null, accession: null },
  });
}

function answerOf(
  { prediction = 'Pneumonia', score = 0.9, totalMs = 20, warnings = [] }: NewReading,
  status: ScreeningStatus,
) {
  const performance = { decoding: 1, preprocessing: 1, inference: 1, total: totalMs };
  if (status === 'refused' || status === 'error') return { warnings, performance };
  const scores = { Pneumonia: of(score), Normal: of(1 - score) };
  return { prediction, scores, warnings, performance };
}

function of(probability: number) {
  return { probability, percentage: `${(probability * 100).toFixed(2)}%` };
}
