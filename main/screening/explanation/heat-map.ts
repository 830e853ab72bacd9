/** Heat maps of one case, made when asked for and kept nowhere: which regions influenced the score. */
import type { HeatMap, HeatProgress, HeatRequest } from '../../../preload/explanation.ts';
import { readOriginal } from '../../database/originals.ts';
import { heatValues, shareOutsideCentre } from '../../inference/heat-values.ts';
import { OCCLUSION_CELLS } from '../../inference/occlusion-grid.ts';
import type { Explained, OccludedRow } from '../../inference/protocol.ts';
import type { Clinic } from '../clinic.ts';
import { ScreeningFault } from '../clinic.ts';
import type { Shelf } from './explained-case.ts';
import { explainedCase, requireOwnRead } from './explained-case.ts';

export interface HeatMaps {
  /**
   * Throws `study-not-found`, `read-first`, `not-a-result`, `model-not-found`; `no-activation-map` where the model has
   * none and occlusion must be asked for; `cancelled`; `input-invalid` for a class the model does not have.
   */
  readonly draw: (asked: HeatRequest) => Promise<HeatMap>;
  /** Ends the occlusion under way. False where there is none. */
  readonly cancel: () => boolean;
}

/** One occlusion at a time: a newer one ends the older. */
export function openHeatMaps(clinic: Clinic, shelf: Shelf, onProgress: (progress: HeatProgress) => void): HeatMaps {
  let underWay: symbol | null = null;

  async function occlude(asked: Explained, study: HeatRequest['study']): Promise<HeatMap> {
    const mine = Symbol(study);
    underWay = mine;
    const rows: OccludedRow[] = [];
    try {
      for (let row = 0; row < OCCLUSION_CELLS; row += 1) {
        onProgress({ study, done: row, total: OCCLUSION_CELLS });
        rows.push(await clinic.engine.run('occlude', { ...asked, row }));
        if (underWay !== mine) throw new ScreeningFault('cancelled', 'the occlusion was ended');
      }
      return occlusionMap(asked, rows);
    } finally {
      if (underWay === mine) underWay = null;
    }
  }

  return {
    draw: async ({ study, label, method }) => {
      requireOwnRead(clinic, study);
      const { prediction, model } = await explainedCase(clinic, shelf, study);
      const chosen = label ?? prediction;
      if (!model.card.labels.includes(chosen)) throw new ScreeningFault('input-invalid', `no class ${chosen}`);
      const hasMap = model.card.outputs.cam !== undefined;
      if (method === 'activation-map' && !hasMap) throw new ScreeningFault('no-activation-map', model.card.name);
      const asked = { bytes: await readOriginal(clinic.profile, study), model, label: chosen };
      return method === 'occlusion' ? occlude(asked, study) : clinic.engine.run('heat-map', asked);
    },
    cancel: () => {
      const hasStopped = underWay !== null;
      underWay = null;
      return hasStopped;
    },
  };
}

function occlusionMap({ label, model }: Explained, rows: readonly OccludedRow[]): HeatMap {
  const [first] = rows;
  if (!first) throw new RangeError('an occlusion without a row');
  const { area, film, losses } = first;
  const { values, strongest } = heatValues(rows.flatMap((row) => row.losses));
  const grid = { rows: rows.length, columns: losses.length, values, area };
  const outsideCentre = shareOutsideCentre(grid, film);
  return { method: 'occlusion', label, labels: model.card.labels, ...grid, strongest, outsideCentre };
}
