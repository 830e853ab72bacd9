import { useState } from 'react';
import type { StudyId } from '../../preload/domain.ts';
import type { ImageHold, OutgoingImage } from '../../preload/questions.ts';
import { useOperation } from '../bridge/operation.ts';

/** Whether the picture of the study shall go along with this one question, and what main says to that. */
export interface PictureWish {
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
  readonly isPending: boolean;
  /** Exactly what would leave; null while it is not wished, not there yet or kept here. */
  readonly picture: OutgoingImage | null;
  readonly hold: ImageHold | null;
}

/** The wish is for one study and one question; it never outlives either. */
export function usePictureWish(study: StudyId | null): PictureWish {
  const [wished, setWished] = useState<StudyId | null>(null);
  const isOn = study !== null && wished === study;
  // Never from a cache: main lets go only the picture that it made last.
  const made = useOperation('questions.picture', { study: wished ?? NONE }, 0, isOn);
  const reply = isOn && !made.isFetching ? (made.data ?? null) : null;
  return {
    isOn,
    set: (isWished) => setWished(isWished ? study : null),
    isPending: isOn && made.isFetching,
    picture: reply?.hold === null ? reply : null,
    hold: isOn && made.isError ? 'unreadable' : (reply?.hold ?? null),
  };
}

// as: the brand exists only in types; nothing is asked with it.
const NONE = '' as StudyId;
