/** `bench` inside the inference host: both pipelines in one process, on the same model and the same images. */
import { inputShape } from '../inference/card.ts';
import { IMAGES_AT_ONCE } from '../inference/images-at-once.ts';
import type { BenchReport, ModelFile } from '../inference/protocol.ts';
import { QUANTISED_BACKEND, REFERENCE_BACKEND } from '../inference/provider.ts';
import { screenImage } from '../inference/screen-image.ts';
import { openReferenceSession, openSession } from '../inference/session.ts';
import { makeSample } from '../samples/samples.ts';
import { bench, type BenchPlan } from './bench.ts';
import { benchImages } from './bench-images.ts';
import { decodeAndRun, referencePipeline } from './bench-reference.ts';

const ROUNDS = 15;
const CHESTS = ['sample-1-chest.dcm', 'sample-2-opacity.dcm'] as const;

export async function benchHere(model: ModelFile): Promise<BenchReport> {
  const session = await openSession(model);
  const original = await openReferenceSession({ file: model.file, card: model.card });
  return bench({
    model: `${model.card.name}@${model.card.version}`,
    backend: model.backend ?? REFERENCE_BACKEND,
    images: await benchImages(await Promise.all(CHESTS.map(makeSample))),
    rounds: ROUNDS,
    reference: referencePipeline(original.run),
    decodeAndRun: decodeAndRun(session.run),
    application: {
      screen: (image) => screen(image, model),
      screenMany: (images) => screenMany(images, model),
    },
    precisions: await openPrecisions(model),
  });
}

/** Both with the same settings and on as many threads: what the bits alone are worth. */
async function openPrecisions({ file, card }: ModelFile): Promise<BenchPlan['precisions']> {
  if (!card.int8) return null;
  const input = new Float32Array(inputShape(card.preprocessing).reduce((product, size) => product * size, 1));
  const [fp32, int8] = await Promise.all(
    [REFERENCE_BACKEND, QUANTISED_BACKEND].map((backend) => openReferenceSession({ file, card, backend })),
  );
  return fp32 && int8 ? { fp32: () => fp32.run(input), int8: () => int8.run(input) } : null;
}

/** A refused image has no inference to time: it would spoil the ratios unseen. */
async function screen(image: Uint8Array, model: ModelFile): Promise<void> {
  const outcome = await screenImage(image, model);
  if (outcome.kind !== 'verdict') throw new Error(`a bench image was ${outcome.kind}: ${outcome.code}`);
}

/** As a batch does: the next image starts when one of those at work has ended. */
async function screenMany(images: readonly Uint8Array[], model: ModelFile): Promise<void> {
  const left = images.values();
  const workers = Array.from({ length: IMAGES_AT_ONCE }, async () => {
    for (const image of left) await screen(image, model);
  });
  await Promise.all(workers);
}
