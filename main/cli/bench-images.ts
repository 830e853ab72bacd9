/** Images that both pipelines can read: the reference knows no DICOM, so the sample chests go through as PNG and JPEG. */
import sharp from 'sharp';
import { decodeRadiograph } from '../imaging/decode.ts';
import { present } from '../imaging/present.ts';

const QUALITY = 90;

/** `chests`: DICOM or raster files. Each comes back as a grey PNG and as a grey JPEG. */
export async function benchImages(chests: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const images: Uint8Array[] = [];
  for (const bytes of chests) {
    const radiograph = await decodeRadiograph(bytes);
    const raw = { width: radiograph.columns, height: radiograph.rows, channels: 1 } as const;
    const grey = sharp(present(radiograph), { raw }).toColourspace('b-w');
    images.push(await grey.clone().png().toBuffer(), await grey.clone().jpeg({ quality: QUALITY }).toBuffer());
  }
  return images;
}
