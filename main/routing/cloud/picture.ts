/**
 * The picture that may go along with a question. The host makes it, the reader looks at it, and what is sent is found again
 * by the SHA-256 of what was looked at: any other picture, or none, is a fault.
 */
import { createHash } from 'node:crypto';
import type { StudyId } from '../../../preload/domain.ts';
import type { ImageHold, PictureReply } from '../../../preload/questions.ts';
import type { ReadableDB } from '../../database/open.ts';
import { readOriginal } from '../../database/originals.ts';
import type { Clinic } from '../../screening/clinic.ts';
import { findStudy } from '../../screening/studies.ts';
import { QuestionFault } from '../questions/fault.ts';
import { readChoices } from './settings.ts';

/** A picture as the request carries it. */
export interface SentPicture {
  /** Of the PNG. */
  readonly sha256: string;
  readonly base64: string;
}

export interface Pictures {
  /** Throws `study-not-found`. */
  readonly show: (study: StudyId) => Promise<PictureReply>;
  /** Throws `picture-changed` unless this very picture was shown last and may still leave; undefined for undefined. */
  readonly shown: (study: StudyId | null, sha256: string | undefined) => SentPicture | undefined;
}

/** Why no picture of this study may leave, whatever is in it; null: one may. Throws `study-not-found`. */
export function imageHold(db: ReadableDB, study: StudyId | null): ImageHold | null {
  if (study === null) return 'no-study';
  const row = findStudy(db, study);
  if (!row) throw new QuestionFault('study-not-found', `no study ${study}`);
  if (!readChoices(db).isImageAllowed) return 'not-allowed';
  return row.ownRead === null ? 'no-own-read' : null;
}

/** Keeps the last picture alone: whoever goes back to another study is shown its picture anew. */
export function keepPictures(clinic: Pick<Clinic, 'profile' | 'engine'>): Pictures {
  const { profile, engine } = clinic;
  let last: (SentPicture & { readonly study: StudyId }) | null = null;
  return {
    show: async (study) => {
      const hold = imageHold(profile.db, study);
      if (hold !== null) return { hold };
      const made = await engine.run('outgoing', { bytes: await readOriginal(profile, study) }).catch(UNREADABLE);
      if (made.hold !== null) return made;
      const { png, width, height } = made;
      const sha256 = createHash('sha256').update(png).digest('hex');
      last = { study, sha256, base64: Buffer.from(png).toString('base64') };
      return { hold: null, png, sha256, width, height };
    },
    shown: (study, sha256) => {
      if (sha256 === undefined) return undefined;
      const isSame = last !== null && last.study === study && last.sha256 === sha256;
      if (!last || !isSame || imageHold(profile.db, study) !== null) {
        throw new QuestionFault('picture-changed', 'not the picture that was shown last, or it may not leave any more');
      }
      return { sha256, base64: last.base64 };
    },
  };
}

/** Whatever keeps the host from making it, a picture that was not made cannot leave. */
const UNREADABLE = () => ({ hold: 'unreadable' }) as const;
