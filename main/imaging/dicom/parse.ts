/** Bytes -> DICOM data set, with what dicom-parser leaves open: bounded inflation and one kind of error. */
import { inflateRawSync } from 'node:zlib';
import dicomParser, { type DataSet } from 'dicom-parser';
import { MAX_INFLATED_BYTES } from '../limits.ts';
import { ImageFault } from '../radiograph.ts';
import { transferSyntaxOf, type TransferSyntax } from './transfer-syntax.ts';
import { readCode } from './values.ts';

export interface DicomObject {
  readonly dataSet: DataSet;
  readonly syntax: TransferSyntax;
  readonly sopClass: string | null;
}

/** The parser throws strings, objects, and a RangeError where nested sequences exhaust the stack: all mean corrupt. */
export function parseDicom(bytes: Uint8Array): DicomObject {
  const header = dicomParser.readPart10Header(bytes);
  const uid = header.string('x00020010');
  if (uid === undefined) throw new ImageFault('dicom-corrupt', 'no transfer syntax');
  const syntax = transferSyntaxOf(uid);
  const dataSet = dicomParser.parseDicom(bytes, { inflater });
  return { dataSet, syntax, sopClass: readCode(dataSet, 'x00080016') ?? readCode(header, 'x00020002') };
}

/** dicom-parser reads on at position 0 of what this returns: the inflated data set alone, without the file's header. */
function inflater(bytes: Uint8Array, position: number): Uint8Array {
  try {
    return inflateRawSync(bytes.subarray(position), { maxOutputLength: MAX_INFLATED_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new ImageFault('file-too-large', `inflates beyond ${MAX_INFLATED_BYTES}`);
    throw error;
  }
}
