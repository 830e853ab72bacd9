/** Images that both pipelines can read: the reference knows no DICOM, so the sample chests go through as PNG and JPEG. */
import sharp from 'sharp';
import { decodeRadiograph } from '../imaging/decode.ts';
import { present } from '../imaging/present.ts';
import { ImageFault } from '../imaging/radiograph.ts';
import type { SampleFile } from '../inference/protocol.ts';

const QUALITY = 90;

/** `samples`: DICOM or raster files. Each readable frontal chest comes back as a grey PNG and as a grey JPEG. */
export async function benchImages(samples: readonly SampleFile[]): Promise<Uint8Array[]> {
  const images: Uint8Array[] = [];
  for (const { bytes } of samples) {
    const radiograph = await decodeRadiograph(bytes);
    if (radiograph.acquisition.bodyPart !== null && radiograph.acquisition.bodyPart !== 'CHEST') continue;
    const raw = { width: radiograph.columns, height: radiograph.rows, channels: 1 } as const;
    const grey = sharp(present(radiograph), { raw }).toColourspace('b-w');
    images.push(await grey.clone().png().toBuffer(), await grey.clone().jpeg({ quality: QUALITY }).toBuffer());
  }
  if (images.length === 0) throw new ImageFault('no-pixels', 'no chest among the samples');
  return images;
}
