/** Writes zip files (PKWARE APPNOTE 4.3), truthful or lying about each field. */
import { deflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isDeflated?: boolean;
  readonly flags?: number;
  readonly method?: number;
  /** Unix mode, kind of file included. */
  readonly mode?: number;
  readonly extra?: Uint8Array;
  /** What both headers say of the unpacked size. */
  readonly declaredSize?: number;
  /** What the local header says where it is not what the directory says. */
  readonly localName?: string;
  /** Where the directory says the entry lies. */
  readonly offset?: number;
}

export interface ZipLies {
  readonly comment?: string;
  /** Bytes between the last file and the directory. */
  readonly gap?: Uint8Array;
  readonly withZip64Locator?: boolean;
}

export function writeZip(entries: readonly ZipEntry[], lies: ZipLies = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = entry.isDeflated ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const local = Buffer.concat([localHeader(entry, data.length), data]);
    directory.push(directoryHeader(entry, data.length, entry.offset ?? offset));
    locals.push(local);
    offset += local.length;
  }
  const files = Buffer.concat([...locals, lies.gap ?? Buffer.alloc(0)]);
  const central = Buffer.concat(directory);
  const locator = lies.withZip64Locator ? fields([0x07064b50, 4], [0, 4], [0, 4], [0, 4], [1, 4]) : Buffer.alloc(0);
  const comment = Buffer.from(lies.comment ?? '');
  return Buffer.concat([files, central, locator, endRecord(entries.length, central.length, files.length, comment)]);
}

function localHeader(entry: ZipEntry, packed: number): Buffer {
  const name = Buffer.from(entry.localName ?? entry.name, 'latin1');
  const extra = Buffer.from(entry.extra ?? []);
  const head = fields([0x04034b50, 4], ...common(entry, packed), [name.length, 2], [extra.length, 2]);
  return Buffer.concat([head, name, extra]);
}

function directoryHeader(entry: ZipEntry, packed: number, offset: number): Buffer {
  const name = Buffer.from(entry.name, 'latin1');
  const extra = Buffer.from(entry.extra ?? []);
  const head = fields(
    [0x02014b50, 4],
    [(3 << 8) | 20, 2],
    ...common(entry, packed),
    [name.length, 2],
    [extra.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [(entry.mode ?? 0o100_600) * 0x1_0000, 4],
    [offset, 4],
  );
  return Buffer.concat([head, name, extra]);
}

type Sized = readonly [value: number, bytes: number];

function common(entry: ZipEntry, packed: number): Sized[] {
  return [
    [20, 2],
    [entry.flags ?? 0, 2],
    [entry.method ?? (entry.isDeflated ? 8 : 0), 2],
    [0, 2],
    [0x21, 2],
    [crc32(entry.bytes), 4],
    [packed, 4],
    [entry.declaredSize ?? entry.bytes.length, 4],
  ];
}

function endRecord(count: number, length: number, offset: number, comment: Buffer): Buffer {
  const head = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [offset, 4]);
  return Buffer.concat([head, fields([comment.length, 2]), comment]);
}

function fields(...values: readonly Sized[]): Buffer {
  return Buffer.concat(
    values.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
