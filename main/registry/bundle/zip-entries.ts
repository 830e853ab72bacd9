/** What a zip file says about its entries, twice: in its directory and before each. Both must say the same, within the caps. */
import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import { QUANTISED_FILE } from '../../inference/card.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { LIMITS } from './limits.ts';
import { MODEL_FILE } from './manifest.ts';
import { assertDistinct, assertName } from './names.ts';

export interface PackedFile {
  readonly name: string;
  readonly entry: Entry;
}

/** The files of the archive, all of them examined before the first is unpacked. */
export async function readEntries(zip: ZipFile, directoryOffset: number): Promise<readonly PackedFile[]> {
  const entries: PackedFile[] = [];
  for await (const entry of zip.eachEntry()) entries.push({ name: entry.fileNameRaw.toString('latin1'), entry });
  for (const { name, entry } of entries) assertEntry(name, entry);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  assertDistinct(files.map(({ name }) => name));
  assertSizes(files);
  await assertLayout(zip, entries, directoryOffset);
  return files;
}

function assertEntry(name: string, entry: Entry): void {
  const isFolder = name.endsWith('/') && entry.uncompressedSize === 0;
  assertName(isFolder ? name.slice(0, -1) : name);
  if (isLink(entry, isFolder)) throw new ImportFault('bundle-link', `${name} is not a plain file`);
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new ImportFault('bundle-encrypted', name);
  if (entry.extraFields.some(({ id }) => id === ZIP64_EXTRA)) throw new ImportFault('bundle-zip64', name);
  if ((entry.generalPurposeBitFlag & ~ALLOWED_FLAGS) !== 0 || ![0, 8].includes(entry.compressionMethod)) {
    throw new ImportFault('bundle-header-mismatch', `${name} is packed in a way of its own`);
  }
}

const ENCRYPTED = (1 << 0) | (1 << 6) | (1 << 13);
// Bits 1 and 2 tell how hard deflate tried, bit 11 that the name is UTF-8.
const ALLOWED_FLAGS = (1 << 1) | (1 << 2) | (1 << 11);
const ZIP64_EXTRA = 1;

/** Unix puts the kind of a file into the upper half of its attributes; 0 where the packer was no Unix. */
function isLink({ externalFileAttributes }: Entry, isFolder: boolean): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170_000;
  return kind !== 0 && kind !== (isFolder ? 0o040_000 : 0o100_000);
}

function assertSizes(files: readonly PackedFile[]): void {
  for (const { name, entry } of files) {
    const limit = name === MODEL_FILE || name === QUANTISED_FILE ? LIMITS.modelBytes : LIMITS.fileBytes;
    if (entry.uncompressedSize > limit) throw new ImportFault('bundle-too-large', `${name} is too large`);
    if (entry.uncompressedSize > LIMITS.ratio * Math.max(entry.compressedSize, 1)) {
      throw new ImportFault('bundle-ratio', `${name} unpacks ${entry.compressedSize} to ${entry.uncompressedSize}`);
    }
  }
  const total = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (total > LIMITS.totalBytes) throw new ImportFault('bundle-too-large', `${total} bytes unpacked`);
}

/** From the first byte to the directory the entries must lie one after the other, without overlap and without gap. */
async function assertLayout(zip: ZipFile, entries: readonly PackedFile[], directoryOffset: number): Promise<void> {
  const ordered = entries.toSorted((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  let end = 0;
  for (const { name, entry } of ordered) {
    const start = entry.relativeOffsetOfLocalHeader;
    if (start < end) throw new ImportFault('bundle-overlap', `${name} overlaps the one before`);
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (start > end || !isSame(entry, local))
      throw new ImportFault('bundle-header-mismatch', `${name} has two headers`);
    end = local.fileDataStart + entry.compressedSize;
  }
  if (end > directoryOffset) throw new ImportFault('bundle-overlap', 'a file overlaps the directory');
  if (end < directoryOffset) throw new ImportFault('bundle-header-mismatch', 'bytes between files and directory');
}

function isSame(entry: Entry, local: LocalFileHeader): boolean {
  return (
    local.fileName.equals(entry.fileNameRaw) &&
    local.compressionMethod === entry.compressionMethod &&
    local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    local.crc32 === entry.crc32 &&
    local.compressedSize === entry.compressedSize &&
    local.uncompressedSize === entry.uncompressedSize
  );
}
