/** One image's way through the host: bytes -> Radiograph -> admission -> tensor -> logits -> verdict. */
import type { Performance, ReadFault, Refusal } from '../../preload/domain.ts';
import { READ_FAULTS } from '../../preload/domain.ts';
import { refusalOf, warningsOf } from '../imaging/admission.ts';
import { decodeRadiograph } from '../imaging/decode.ts';
import { present } from '../imaging/present.ts';
import type { Radiograph } from '../imaging/radiograph.ts';
import { ImageFault } from '../imaging/radiograph.ts';
import { judge } from './postprocess.ts';
import { preprocess } from './preprocess.ts';
import type { ModelFile, Outcome, Subject } from './protocol.ts';
import { openSession } from './session.ts';

/** Never rejects for a bad image: that is an outcome. Rejects with ModelFault when the model itself is at fault. */
export async function screenImage(bytes: Uint8Array, model: ModelFile): Promise<Outcome> {
  const clock = startClock();
  const radiograph = await decodeRadiograph(bytes).catch(asImageFault);
  clock.lap('decoding');
  if (radiograph instanceof ImageFault) return faultOutcome(radiograph.code, clock.read());
  const subject = subjectOf(radiograph);
  const warnings = warningsOf(radiograph);
  const refusal = refusalOf(radiograph, model.card.population);
  if (refusal) return { kind: 'refused', code: refusal, subject, warnings, performance: clock.read() };
  const { rows, columns } = radiograph;
  const tensor = await preprocess({ pixels: present(radiograph), rows, columns }, model.card.preprocessing);
  clock.lap('preprocessing');
  const session = await openSession(model.file, model.card);
  clock.skip();
  const logits = await session.run(tensor);
  clock.lap('inference');
  return { kind: 'verdict', ...judge(logits, model.card), subject, warnings, performance: clock.read() };
}

function asImageFault(error: unknown): ImageFault {
  if (error instanceof ImageFault) return error;
  throw error;
}

function faultOutcome(code: ReadFault | Refusal, performance: Performance): Outcome {
  if (isReadFault(code)) return { kind: 'error', code, performance };
  return { kind: 'refused', code, subject: null, warnings: [], performance };
}

function isReadFault(code: ReadFault | Refusal): code is ReadFault {
  return READ_FAULTS.some((fault) => fault === code);
}

function subjectOf({ format, patient, acquisition }: Radiograph): Subject {
  return { format, patient, acquisition };
}

/** Milliseconds of each step. Loading a model is a matter of the first image only: `skip` leaves it out of the steps. */
function startClock() {
  const started = performance.now();
  const laps = { decoding: 0, preprocessing: 0, inference: 0 };
  let last = started;
  return {
    lap: (step: keyof typeof laps) => {
      laps[step] = performance.now() - last;
      last = performance.now();
    },
    skip: () => {
      last = performance.now();
    },
    read: (): Performance => ({ ...laps, total: performance.now() - started }),
  };
}
