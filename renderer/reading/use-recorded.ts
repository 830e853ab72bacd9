import { useQueryClient } from '@tanstack/react-query';
import type { StudyDetail } from '../../preload/domain.ts';
import { refreshStudies } from '../bridge/events.ts';

/** What a recorded read changes on the screen: this study at once, the worklist and the figures when next seen. */
export function useRecorded(): (study: StudyDetail) => void {
  const cache = useQueryClient();
  return (study) => {
    void refreshStudies(cache);
    cache.setQueryData(['studies.open', { study: study.id }], study);
  };
}
