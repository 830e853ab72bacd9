/** From the text of a JSON field to the bytes of an image file. */
import { MAX_RASTER_BYTES } from '../../imaging/limits.ts';
import { ImageFault } from '../../imaging/radiograph.ts';
import { sniffFormat } from '../../imaging/sniff.ts';
import { ApiFault } from './faults.ts';

/** Bytes of a request whose image has just the permitted size: base64 of it, the data URL and the JSON around it. */
export const MAX_BODY_BYTES = Math.ceil(MAX_RASTER_BYTES / 3) * 4 + 4096;

/** Strict RFC 4648: what a lenient decoder skips would change the image without a word. */
export function decodeImageText(text: string): Uint8Array {
  const encoded = withoutDataUrl(text).replace(/={1,2}$/, '');
  if (encoded.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(encoded)) throw new ApiFault('image-not-base64');
  if (Math.floor((encoded.length * 3) / 4) > MAX_RASTER_BYTES) {
    throw new ImageFault('file-too-large', `base64 of ${encoded.length} characters`);
  }
  const bytes = Buffer.from(encoded, 'base64');
  if (sniffFormat(bytes) === null) throw new ImageFault('format-unknown', 'the first bytes belong to no image format');
  return bytes;
}

/** The media type of a data URL has no say: the first bytes name the format. */
function withoutDataUrl(text: string): string {
  if (!text.startsWith('data:')) return text;
  const head = /^data:[\w.+/;=-]{0,200}?;base64,/.exec(text)?.[0];
  if (head === undefined) throw new ApiFault('image-not-base64');
  return text.slice(head.length);
}
