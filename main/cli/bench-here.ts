/** `bench` inside the inference host: both pipelines in one process, on the same session and the same images. */
import type { BenchReport, ModelFile } from '../inference/protocol.ts';
import { screenImage } from '../inference/screen-image.ts';
import { openSession } from '../inference/session.ts';
import { makeSamples } from '../samples/samples.ts';
import { bench } from './bench.ts';
import { benchImages } from './bench-images.ts';
import { referencePipeline } from './bench-reference.ts';

const ROUNDS = 15;
const PARALLEL = 2;

export async function benchHere(model: ModelFile): Promise<BenchReport> {
  const session = await openSession(model.file, model.card);
  return bench({
    model: `${model.card.name}@${model.card.version}`,
    images: await benchImages(await makeSamples()),
    rounds: ROUNDS,
    reference: referencePipeline(session.run),
    application: {
      screen: async (image) => (await screenImage(image, model)).performance,
      screenMany: (images) => screenMany(images, model),
    },
  });
}

/** As a batch does: the next image starts when one of two has ended. */
async function screenMany(images: readonly Uint8Array[], model: ModelFile): Promise<void> {
  const left = images.values();
  const workers = Array.from({ length: PARALLEL }, async () => {
    for (const image of left) await screenImage(image, model);
  });
  await Promise.all(workers);
}
