/** The end of a zip file (PKWARE APPNOTE 4.3.16): it must be the very end, of the plain kind, and lie where it says. */
import type { FileHandle } from 'node:fs/promises';
import { ImportFault } from '../../inference/graph/fault.ts';

export interface ZipEnd {
  readonly entries: number;
  readonly directoryOffset: number;
}

const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;

/** Refuses comments and trailing bytes as well: the place of the end must not be a matter of search. */
export async function readZipEnd(file: FileHandle): Promise<ZipEnd> {
  const { size } = await file.stat();
  if (size < END_LENGTH) throw new ImportFault('bundle-unreadable', `${size} bytes are no zip file`);
  const tail = Buffer.alloc(Math.min(size, END_LENGTH + LOCATOR_LENGTH));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.subarray(-END_LENGTH);
  if (end.readUInt32LE(0) !== END) throw new ImportFault('bundle-unreadable', 'no end of a zip file at the end');
  const isZip64 = tail.length > END_LENGTH && tail.readUInt32LE(0) === ZIP64_LOCATOR;
  const [entries, length, directoryOffset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (isZip64 || entries === 0xffff || directoryOffset === 0xffff_ffff) {
    throw new ImportFault('bundle-zip64', 'zip64 where plain zip is enough');
  }
  if (directoryOffset + length !== size - END_LENGTH || end.readUInt16LE(8) !== entries || end.readUInt16LE(20) !== 0) {
    throw new ImportFault('bundle-header-mismatch', 'the directory does not lie where the end says');
  }
  return { entries, directoryOffset };
}
