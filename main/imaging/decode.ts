/** bytes -> format by content -> the one decoder of that format -> Radiograph. Whatever goes wrong is an ImageFault. */
import type { ImageFormat } from '../../preload/domain.ts';
import { decodeDicom } from './dicom/decode-dicom.ts';
import { MAX_DICOM_BYTES, MAX_RASTER_BYTES } from './limits.ts';
import { ImageFault, type Radiograph } from './radiograph.ts';
import { decodeRaster, decodeRasterReduced } from './raster.ts';
import { type ReducedRadiograph, type Size, whole } from './reduce.ts';
import { sniffFormat, SNIFF_BYTES } from './sniff.ts';

/** Throws only ImageFault. The result owns its memory: `bytes` may be reused afterwards. */
export async function decodeRadiograph(bytes: Uint8Array): Promise<Radiograph> {
  const format = formatOf(bytes);
  return format === 'dicom' ? decodeDicom(bytes) : decodeRaster(bytes, format);
}

/** As `decodeRadiograph`, for a model whose input has this size: no pixel more than needed where that can be had. */
export async function decodeReduced(bytes: Uint8Array, size: Size): Promise<ReducedRadiograph> {
  const format = formatOf(bytes);
  return format === 'dicom' ? whole(await decodeDicom(bytes)) : decodeRasterReduced(bytes, format, size);
}

function formatOf(bytes: Uint8Array): ImageFormat {
  if (bytes.length === 0) throw new ImageFault('file-empty', '0 bytes');
  const format = sniffFormat(bytes.subarray(0, SNIFF_BYTES));
  if (format === null) throw new ImageFault('format-unknown', 'no known signature');
  assertSize(format, bytes.length);
  return format;
}

function assertSize(format: ImageFormat, size: number): void {
  const limit = format === 'dicom' ? MAX_DICOM_BYTES : MAX_RASTER_BYTES;
  if (size > limit) throw new ImageFault('file-too-large', `${size} bytes of ${format}, limit ${limit}`);
}
