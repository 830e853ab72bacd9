/** The slower way to a heat map, for models without one of their own: on request, with its progress and a way out. */
import { useEffect, useState } from 'react';
import type { FaultCode, StudyId } from '../../../preload/domain.ts';
import type { HeatMap, HeatProgress } from '../../../preload/explanation.ts';
import { useCommand, useOperation, useStore } from '../../bridge/operation.ts';

export interface Occlusion {
  readonly map: HeatMap | null;
  /** 0 … 1 while it is under way, else null. */
  readonly progress: number | null;
  readonly fault: FaultCode | null;
  readonly start: () => void;
  readonly cancel: () => void;
}

export function useOcclusion(study: StudyId, label: string | null): Occlusion {
  const asked = { study, label, method: 'occlusion' } as const;
  const known = useOperation('heatMaps.draw', asked, KEPT_MS, false);
  const keep = useStore('heatMaps.draw');
  const draw = useCommand('heatMaps.draw');
  const stop = useCommand('heatMaps.cancel');
  const progress = useProgress(study);
  return {
    map: known.data ?? null,
    progress: draw.isPending ? progress : null,
    fault: draw.isError && draw.error.code !== 'cancelled' ? draw.error.code : null,
    start: () => draw.mutate(asked, { onSuccess: (map) => keep(asked, map) }),
    cancel: () => stop.mutate({}),
  };
}

const KEPT_MS = 300_000;

function useProgress(study: StudyId): number {
  const [progress, setProgress] = useState<HeatProgress | null>(null);
  useEffect(() => window.clinic.on('heatMaps.progress', setProgress), []);
  return progress?.study === study ? progress.done / progress.total : 0;
}
