/** The pixels of a study for the screen, decoded anew from its original by the host. */
import type { DisplayImage, StudyId } from '../../preload/domain.ts';
import { readOriginal } from '../database/originals.ts';
import type { Clinic } from './clinic.ts';
import { ScreeningFault } from './clinic.ts';
import { findStudy } from './studies.ts';

export async function studyPixels(clinic: Clinic, study: StudyId): Promise<DisplayImage> {
  if (!findStudy(clinic.profile.db, study)) throw new ScreeningFault('study-not-found', `no study ${study}`);
  return clinic.engine.run('display', { bytes: await readOriginal(clinic.profile, study) });
}
