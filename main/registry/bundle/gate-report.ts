/** What became of a bundle at the import gate, told as a result: which step refused it and why, and whose it claims to be. */
import { basename } from 'node:path';
import { GATE_STEPS, type GateStep, type ImportReport } from '../../../preload/models.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { importBundle, type ImportSurroundings } from './import.ts';

/** Rejects only with what is no judgement of the bundle: a file that is not there, a full disk. */
export async function reportImport(file: string, around: ImportSurroundings): Promise<ImportReport> {
  let step: GateStep = GATE_STEPS[0];
  let claimedKey: string | null = null;
  const told = { fileName: basename(file), model: null, refusal: null };
  try {
    const model = await importBundle(file, {
      ...around,
      onStep: (next) => {
        step = next;
        around.onStep?.(next);
      },
      onClaim: (key) => {
        claimedKey = key;
      },
    });
    return { ...told, model, claimedKey };
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    return {
      ...told,
      refusal: { step, code: error.code, detail: error.message, problems: error.problems },
      claimedKey,
    };
  }
}
