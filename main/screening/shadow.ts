/**
 * Paired shadow of images: the challenger reads what the champion has answered. One image at a time and only while no
 * other waits, so that no reader ever waits for it; what a closing application leaves undone is done after its next start.
 */
import type { Screening, StudyId } from '../../preload/domain.ts';
import { StorageFault } from '../database/fault.ts';
import { readOriginal } from '../database/originals.ts';
import { nextUnansweredImage } from '../registry/ab-tests/cases.ts';
import { runningAbTest } from '../registry/ab-tests/tests.ts';
import { versionNamed } from '../registry/models.ts';
import type { ServingModel } from '../registry/serve.ts';
import { servingModel } from '../registry/serve.ts';
import type { ShelvedModel } from '../registry/shelf.ts';
import type { ImageCase } from './challenger.ts';
import { recordChallenger } from './challenger.ts';
import type { Clinic } from './clinic.ts';
import { readImage, unread } from './screen.ts';

export interface Shadow {
  /** Goes to work unless it is at work; to be called whenever the queue is idle or a test has begun. */
  readonly wake: () => void;
  /** Resolves when it rests. */
  readonly settled: () => Promise<void>;
}

interface ShadowOptions {
  readonly shelf: () => readonly ShelvedModel[];
  /** False while images wait for the champion. */
  readonly isFree: () => boolean;
}

export function createShadow(clinic: Clinic, { shelf, isFree }: ShadowOptions): Shadow {
  let atWork: Promise<void> | null = null;

  async function work(): Promise<void> {
    for (let next = nextCase(clinic); next !== null && isFree(); next = nextCase(clinic)) {
      await readCase(clinic, next, servingModel(clinic.profile.db, shelf(), next.name, next.version));
    }
  }

  return {
    wake: () => {
      // A challenger that cannot be loaded, or a closing application: the next waking tries again.
      atWork ??= work()
        .catch(() => undefined)
        .finally(() => (atWork = null));
    },
    settled: async () => atWork ?? undefined,
  };
}

interface Waiting extends ImageCase {
  /** Of the challenger. */
  readonly name: string;
  readonly version: string;
}

/** null also while the challenger is not in the shadow: then somebody else has decided about it. */
function nextCase({ profile: { db } }: Clinic): Waiting | null {
  const test = db.open ? runningAbTest(db, 'images') : null;
  const row = test && nextUnansweredImage(db, test.id);
  if (!test || !row) return null;
  const { name, version, status } = versionNamed(db, test.modelB);
  // as: the brand exists only in types; the case of an image has its study.
  return status === 'shadow' ? { seq: row.seq, test: test.id, study: row.study as StudyId, name, version } : null;
}

async function readCase(clinic: Clinic, next: Waiting, model: ServingModel): Promise<void> {
  const said = await challenge(clinic, next.study, model);
  if (clinic.profile.db.open) recordChallenger(clinic.profile, next, said, clinic.user);
}

/** On this computer alone. An original that is gone or damaged is a failure of this case, and must not hold up the others. */
async function challenge({ profile, engine, proofs }: Clinic, study: StudyId, model: ServingModel): Promise<Screening> {
  try {
    return (await readImage({ engine, proofs }, model, await readOriginal(profile, study))).screening;
  } catch (error) {
    if (error instanceof StorageFault) return unread(error.code, model.identity);
    throw error;
  }
}
