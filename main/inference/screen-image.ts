/** One image's way through the host: bytes -> Radiograph -> admission -> tensor -> logits -> verdict. */
import type { Performance, ReadFault, Refusal } from '../../preload/domain.ts';
import { READ_FAULTS } from '../../preload/domain.ts';
import { refusalOf, warningsOf } from '../imaging/admission.ts';
import type { DomainVerdict } from '../imaging/domain/chest-domain.ts';
import { judgeChestDomain } from '../imaging/domain/chest-domain.ts';
import { DOMAIN_SIDE } from '../imaging/domain/features.ts';
import type { Radiograph } from '../imaging/radiograph.ts';
import { ImageFault } from '../imaging/radiograph.ts';
import type { ModelCard } from './card.ts';
import { decodeFor, greyOf } from './film.ts';
import { giveBackInput } from './input-memory.ts';
import { judge } from './postprocess.ts';
import type { GreyImage } from './preprocess.ts';
import { coverCentre, toInput } from './preprocess.ts';
import type { ModelFile, Outcome, Preparation, Subject } from './protocol.ts';
import { REFERENCE_BACKEND } from './provider.ts';
import { openSession } from './session.ts';

/** Never rejects for a bad image: that is an outcome. Rejects with ModelFault when the model itself is at fault. */
export async function screenImage(bytes: Uint8Array, model: ModelFile): Promise<Outcome> {
  const clock = startClock();
  const prepared = await prepare(bytes, model.card, clock);
  if (prepared.kind !== 'prepared') return prepared;
  const { tensor, subject, warnings } = prepared;
  const session = await openSession(model);
  clock.skip();
  const logits = await session.run(tensor);
  clock.lap('inference');
  giveBackInput(tensor);
  return {
    kind: 'verdict',
    ...judge(logits, model.card),
    backend: model.backend ?? REFERENCE_BACKEND,
    subject,
    warnings,
    performance: clock.read(),
  };
}

/** All that `screenImage` does before the model runs, for an engine elsewhere. Never rejects for a bad image. */
export function prepareImage(bytes: Uint8Array, card: ModelCard): Promise<Preparation> {
  return prepare(bytes, card, startClock());
}

async function prepare(bytes: Uint8Array, card: ModelCard, clock: Clock): Promise<Preparation> {
  const decoded = await decodeFor(card, bytes).catch(asImageFault);
  clock.lap('decoding');
  if (decoded instanceof ImageFault) return faultOutcome(decoded.code, clock.read());
  const { radiograph, film } = decoded;
  const subject = subjectOf(radiograph);
  const warnings = new Set(warningsOf({ ...radiograph, ...film }));
  const refuse = (code: Refusal): Preparation => {
    return { kind: 'refused', code, subject, warnings: [...warnings], performance: clock.read() };
  };
  const refusal = refusalOf({ ...radiograph, ...film }, card.population);
  if (refusal) return refuse(refusal);
  const image = greyOf(radiograph);
  const grey = await coverCentre(image, card.preprocessing);
  const domain = await judgeDomain(image, grey, card);
  if (domain && !domain.isChest) return refuse('not-chest-radiograph');
  if (domain?.isInverted) warnings.add('inversion-suspected');
  const tensor = toInput(grey, card.preprocessing);
  clock.lap('preprocessing');
  return { kind: 'prepared', tensor, subject, warnings: [...warnings], performance: clock.read() };
}

/** null for a model that was not made for chests: what its images look like is not known here. */
async function judgeDomain(image: GreyImage, grey: Uint8Array, card: ModelCard): Promise<DomainVerdict | null> {
  if (card.population.body_part !== 'CHEST') return null;
  const { width, height } = card.preprocessing;
  const isDomainSize = width === DOMAIN_SIDE && height === DOMAIN_SIDE;
  return judgeChestDomain(isDomainSize ? grey : await coverCentre(image, { width: DOMAIN_SIDE, height: DOMAIN_SIDE }));
}

function asImageFault(error: unknown): ImageFault {
  if (error instanceof ImageFault) return error;
  throw error;
}

function faultOutcome(code: ReadFault | Refusal, performance: Performance): Exclude<Outcome, { kind: 'verdict' }> {
  if (isReadFault(code)) return { kind: 'error', code, performance };
  return { kind: 'refused', code, subject: null, warnings: [], performance };
}

function isReadFault(code: ReadFault | Refusal): code is ReadFault {
  return READ_FAULTS.some((fault) => fault === code);
}

function subjectOf({ format, patient, acquisition }: Radiograph): Subject {
  return { format, patient, acquisition };
}

type Clock = ReturnType<typeof startClock>;

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
