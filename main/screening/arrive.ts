/** A file arrives: it is read, kept and put on the worklist. What has arrived is never lost. */
import { createHmac, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { StudyId } from '../../preload/domain.ts';
import { keepOriginal } from '../database/originals.ts';
import { MAX_DICOM_BYTES, MAX_RASTER_BYTES } from '../imaging/limits.ts';
import { ImageFault } from '../imaging/radiograph.ts';
import { sniffFormat } from '../imaging/sniff.ts';
import type { Clinic } from './clinic.ts';
import { addStudy } from './studies.ts';

export interface Arrival {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly isSample: boolean;
}

/** Reads one file, never more of it than the limits allow. Rejects with ImageFault for what cannot be an image. */
export async function readArrival(path: string): Promise<Arrival> {
  const bytes = await readWithin(path, MAX_DICOM_BYTES);
  if (bytes.length === 0) throw new ImageFault('file-empty', 'the file has no bytes');
  const format = sniffFormat(bytes);
  if (format === null) throw new ImageFault('format-unknown', 'the first bytes belong to no known image format');
  if (format !== 'dicom' && bytes.length > MAX_RASTER_BYTES) {
    throw new ImageFault('file-too-large', `${bytes.length} bytes exceed the ${MAX_RASTER_BYTES} of a ${format} file`);
  }
  return { fileName: basename(path), bytes, isSample: false };
}

/** Keeps the original, encrypted and flushed, then acknowledges it with a row of the worklist and an audit entry. */
export async function arrive(clinic: Clinic, arrival: Arrival): Promise<StudyId> {
  // as: the brand exists only in types; randomUUID gives exactly the text it stands for.
  const study = randomUUID() as StudyId;
  await keepOriginal(clinic.profile, study, arrival.bytes);
  addStudy(clinic.profile, {
    id: study,
    fileName: arrival.fileName,
    isSample: arrival.isSample,
    inputHash: hashInput(clinic, arrival.bytes),
    user: clinic.user,
    at: new Date().toISOString(),
  });
  return study;
}

/** HMAC-SHA-256 with the installation's key: recognises the same file here, and links nothing outside. */
export function hashInput(clinic: Clinic, bytes: Uint8Array): string {
  return createHmac('sha256', clinic.profile.keys.inputHash).update(bytes).digest('hex');
}

async function readWithin(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new ImageFault(isMissing(error) ? 'file-not-found' : 'file-unreadable', String(error));
  });
  try {
    const entry = await file.stat();
    if (!entry.isFile()) throw new ImageFault('file-unreadable', 'not a regular file');
    const { size } = entry;
    if (size > limit) throw new ImageFault('file-too-large', `${size} bytes exceed the limit of ${limit}`);
    return await file.readFile();
  } catch (error) {
    throw error instanceof ImageFault ? error : new ImageFault('file-unreadable', String(error));
  } finally {
    await file.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
