/** Writes uncompressed little-endian TIFF: sharp writes no 16-bit and no multi-page grey TIFF of one channel. */
export interface TiffPage {
  readonly columns: number;
  readonly rows: number;
  readonly pixels: Uint8Array | Uint16Array | Float32Array;
  readonly isWhiteZero?: boolean;
}

const SHORT = 3;
const LONG = 4;

export function writeTiff(...pages: readonly TiffPage[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('II*\0'), long(8)];
  let at = 8;
  for (const [index, page] of pages.entries()) {
    const data = Buffer.from(page.pixels.buffer, page.pixels.byteOffset, page.pixels.byteLength);
    const entries = entriesOf(page, at + DIRECTORY_BYTES, data.length);
    const next = index + 1 < pages.length ? at + DIRECTORY_BYTES + data.length : 0;
    parts.push(short(entries.length), ...entries, long(next), data);
    at += DIRECTORY_BYTES + data.length;
  }
  return new Uint8Array(Buffer.concat(parts));
}

const ENTRIES = 10;
const DIRECTORY_BYTES = 2 + ENTRIES * 12 + 4;

function entriesOf({ columns, rows, pixels, isWhiteZero = false }: TiffPage, offset: number, length: number): Buffer[] {
  return [
    entry(256, LONG, columns),
    entry(257, LONG, rows),
    entry(258, SHORT, pixels.BYTES_PER_ELEMENT * 8),
    entry(259, SHORT, 1),
    entry(262, SHORT, isWhiteZero ? 0 : 1),
    entry(273, LONG, offset),
    entry(277, SHORT, 1),
    entry(278, LONG, rows),
    entry(279, LONG, length),
    entry(339, SHORT, pixels instanceof Float32Array ? 3 : 1),
  ];
}

function entry(tag: number, type: number, value: number): Buffer {
  return Buffer.concat([short(tag), short(type), long(1), long(value)]);
}

function short(value: number): Buffer {
  return Buffer.from([value & 0xff, value >> 8]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
