/** How many bytes the pixels of a file take once decoded, from its header alone: what to expect before it is decoded. */
import { parseDicom } from './dicom/parse.ts';
import { readPixelLayout } from './dicom/pixel-layout.ts';
import { rasterHeader } from './raster.ts';
import { sniffFormat, SNIFF_BYTES } from './sniff.ts';

/** 0 for what is no image that can be decoded: the decoder says why. Never rejects. */
export async function decodedBytes(bytes: Uint8Array): Promise<number> {
  try {
    const format = sniffFormat(bytes.subarray(0, SNIFF_BYTES));
    if (format === null) return 0;
    return format === 'dicom' ? ofDicom(bytes) : await ofRaster(bytes);
  } catch {
    return 0;
  }
}

function ofDicom(bytes: Uint8Array): number {
  const { rows, columns, samples, bitsAllocated } = readPixelLayout(parseDicom(bytes).dataSet);
  return rows * columns * samples * Math.ceil(bitsAllocated / 8);
}

/** 16 bits a sample are the most that the decoder takes. */
async function ofRaster(bytes: Uint8Array): Promise<number> {
  const { width, height, channels, depth } = await rasterHeader(bytes);
  return width * height * channels * (depth === 'uchar' ? 1 : 2);
}
