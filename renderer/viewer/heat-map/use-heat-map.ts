/** Whether a heat map is wanted, and what there is to show: the map, the way to it, or the reason why there is none. */
import { useState } from 'react';
import type { FaultCode, StudyDetail, StudyId } from '../../../preload/domain.ts';
import type { HeatMap } from '../../../preload/explanation.ts';
import { useOperation } from '../../bridge/operation.ts';
import { answerView } from '../../reading/answer-view.ts';
import { useHeldKey } from '../../ui/hotkeys.ts';
import type { Occlusion } from './use-occlusion.ts';
import { useOcclusion } from './use-occlusion.ts';

export type HeatView =
  | { readonly kind: 'hidden' | 'readFirst' | 'waiting' | 'drawing' }
  | { readonly kind: 'noAnswer' | 'failed'; readonly code: FaultCode }
  | { readonly kind: 'occlusion'; readonly occlusion: Occlusion }
  | { readonly kind: 'drawn'; readonly map: HeatMap };

export interface HeatControl {
  readonly view: HeatView;
  readonly isLatched: boolean;
  readonly toggle: () => void;
  readonly choose: (label: string) => void;
}

/** H held shows the map, or, while it is latched with Shift+H, the image without it. Each study starts without. */
export function useHeatMap(study: StudyDetail): HeatControl {
  const [latched, setLatched] = useState<StudyId | null>(null);
  const [chosen, setChosen] = useState<{ readonly study: StudyId; readonly label: string } | null>(null);
  const isHeld = useHeldKey('H');
  const isLatched = latched === study.id;
  const isWanted = isHeld !== isLatched;
  const label = chosen?.study === study.id ? chosen.label : null;
  const toggle = (): void => setLatched(isLatched ? null : study.id);
  const view = useHeatView(study, label, isWanted);
  return { view, isLatched, toggle, choose: (next) => setChosen({ study: study.id, label: next }) };
}

function useHeatView(study: StudyDetail, label: string | null, isWanted: boolean): HeatView {
  const answer = answerView(study);
  const isAsked = isWanted && answer.kind === 'shown';
  const map = useOperation('heatMaps.draw', { study: study.id, label, method: 'activation-map' }, KEPT_MS, isAsked);
  const occlusion = useOcclusion(study.id, label);
  if (!isWanted) return { kind: 'hidden' };
  if (answer.kind === 'none') return { kind: 'noAnswer', code: answer.code };
  if (answer.kind !== 'shown') return { kind: answer.kind === 'hidden' ? 'readFirst' : 'waiting' };
  if (map.data) return { kind: 'drawn', map: map.data };
  if (!map.isError) return { kind: 'drawing' };
  if (map.error.code !== 'no-activation-map') return { kind: 'failed', code: map.error.code };
  return occlusion.map ? { kind: 'drawn', map: occlusion.map } : { kind: 'occlusion', occlusion };
}

const KEPT_MS = 300_000;
