/** Records studies as fast as it can and names each on stdout once it is acknowledged. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { keepOriginal } from '../../main/database/originals.ts';
import { openProfile } from '../../main/database/profile.ts';
import { findModelVersion } from '../../main/registry/models.ts';
import { recordScreening } from '../../main/screening/inferences.ts';
import { addStudy } from '../../main/screening/studies.ts';
import { localUser } from '../../main/screening/users.ts';
import type { StudyId } from '../../preload/domain.ts';
import { screening } from './records.ts';

export async function writeLoop(folder: string, passphrase: string, addon: string | undefined): Promise<never> {
  const profile = await openProfile(folder, { passphrase }, { addon });
  const user = localUser(profile.db, 'Dr. A');
  const { id: modelVersion } = findModelVersion(profile.db, 'chest-xray-classifier');
  for (;;) {
    // as: the brand exists only in types
    const study = randomUUID() as StudyId;
    const at = new Date().toISOString();
    await keepOriginal(profile, study, Buffer.from(study));
    addStudy(profile, { id: study, fileName: 'a.png', isSample: false, inputHash: null, user, at });
    writeSync(1, `arrived ${study}\n`);
    recordScreening(profile, { study, modelVersion, user, screening: screening('result'), at });
    writeSync(1, `recorded ${study}\n`);
  }
}
