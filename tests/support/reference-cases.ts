/** Cases of a clinic as its readers leave them: kept, read to the end and marked as reference. */
import { createHash } from 'node:crypto';
import { keepOriginal } from '../../main/database/originals.ts';
import type { Profile } from '../../main/database/profile.ts';
import { markReference } from '../../main/registry/passport/reference-cases.ts';
import { recordRead } from '../../main/screening/reads.ts';
import { addStudy } from '../../main/screening/studies.ts';
import { localUser } from '../../main/screening/users.ts';
import type { ReadLabel, StudyId } from '../../preload/domain.ts';
import { newStudyId } from './database.ts';
import { pictureOf } from './images.ts';

/** Arrived and read twice, not marked yet. */
export async function readCase(profile: Profile, bytes: Uint8Array, label: ReadLabel): Promise<StudyId> {
  const id = newStudyId();
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  const at = '2026-11-23T08:00:00.000Z';
  const inputHash = createHash('sha256').update(bytes).digest('hex');
  await keepOriginal(profile, id, bytes);
  addStudy(profile, { id, fileName: `${label}.png`, isSample: false, inputHash, user, at });
  for (const stage of ['own', 'final'] as const) recordRead(profile, { study: id, stage, label, note: '', user, at });
  return id;
}

/** `count` cases of a label, their brightness spread evenly over the range. */
export async function addReferenceCases(
  profile: Profile,
  label: 'covid-19' | 'normal',
  count: number,
  [from, to]: readonly [number, number],
): Promise<readonly StudyId[]> {
  const studies: StudyId[] = [];
  for (let i = 0; i < count; i += 1) {
    const study = await readCase(profile, await pictureOf(from + ((to - from) * i) / (count - 1)), label);
    markReference(profile, { study, basis: 'final-read', label: null }, localUser(profile.db, 'Dr. Ayşe Işık'));
    studies.push(study);
  }
  return studies;
}
