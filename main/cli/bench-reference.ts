/**
 * The reference pipeline of `bench`: the original system's published steps, on purpose left as they were. One image
 * after another: sharp resize 224 cover/centre, alpha removed, raw; a loop for (v / 255 - mean) / std into channels
 * first; one session run; softmax.
 */
import sharp from 'sharp';
import { softmax } from '../inference/postprocess.ts';

const SIDE = 224;
const MEAN = [0.485, 0.456, 0.406] as const;
const STD = [0.229, 0.224, 0.225] as const;

/** `run` takes float32 [1, 3, 224, 224] and gives the logits. The result takes the bytes of one image file. */
export function referencePipeline(
  run: (image: Float32Array) => Promise<Float32Array>,
): (bytes: Uint8Array) => Promise<number[]> {
  return async (bytes) => softmax([...(await run(await prepareReference(bytes)))]);
}

/**
 * What no pipeline goes without: all pixels decoded, as sharp hands them out unasked (three channels, also of a grey file),
 * and one session run. The result takes the bytes of one image file.
 */
export function decodeAndRun(
  run: (image: Float32Array) => Promise<Float32Array>,
): (bytes: Uint8Array) => Promise<unknown> {
  const image = new Float32Array(3 * SIDE * SIDE);
  return async (bytes) => {
    await sharp(bytes).raw().toBuffer();
    return run(image);
  };
}

export async function prepareReference(bytes: Uint8Array): Promise<Float32Array> {
  const { data, info } = await sharp(bytes)
    .resize(SIDE, SIDE, { fit: 'cover', position: 'centre' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const tensor = new Float32Array(3 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    for (const channel of [0, 1, 2] as const) {
      // The original took three channels for granted; a grey file has one, which then stands for all three.
      const value = data[i * info.channels + Math.min(channel, info.channels - 1)] ?? 0;
      tensor[channel * SIDE * SIDE + i] = (value / 255 - MEAN[channel]) / STD[channel];
    }
  }
  return tensor;
}
