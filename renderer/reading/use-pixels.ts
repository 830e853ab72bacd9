import type { StudyId } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';

/** Pixels of the last few studies stay in memory for stepping back and forth. */
const PIXELS_KEPT_MS = 60_000;

/** The image of a study; its error says why there is nothing to look at. */
export function usePixels(study: StudyId) {
  return useOperation('studies.pixels', { study }, PIXELS_KEPT_MS);
}
