/** Text of a data set in any of DICOM's character sets, as plain readable strings. */
import type { DataSet } from 'dicom-parser';
import { convertBytes } from 'dicom-character-set';

/** One value of a multi-valued text attribute; null when absent or empty. */
export type TextReader = (tag: string, index?: number) => string | null;

/** Longest text kept of one attribute: the standard's limit is 64 characters, three times that for a name. */
const MAX_LENGTH = 256;

export function textReader(dataSet: DataSet): TextReader {
  const characterSet = dataSet.string('x00080005');
  return (tag, index = 0) => {
    const element = dataSet.elements[tag];
    if (element === undefined || element.length === 0) return null;
    const bytes = dataSet.byteArray.subarray(element.dataOffset, element.dataOffset + Math.min(element.length, 4096));
    const value = decodeText(bytes, characterSet, element.vr ?? 'LO').split('\\')[index];
    return clean(value ?? '');
  };
}

/** Family, Given Middle — then the ideographic form in brackets (DICOM PS3.5 6.2.1). */
export function readName(readText: TextReader, tag: string): string | null {
  const [alphabetic = '', ideographic = ''] = readText(tag)?.split('=') ?? [];
  const latin = joinName(alphabetic, ', ');
  const native = joinName(ideographic, ' ');
  if (latin === '' || native === '') return clean(latin + native);
  return clean(`${latin} (${native})`);
}

/** A file may name a set that does not exist: its text is then read byte by byte rather than lost. */
function decodeText(bytes: Uint8Array, characterSet: string | undefined, vr: string): string {
  try {
    return convertBytes(characterSet, bytes, { vr });
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

function joinName(group: string, separator: string): string {
  const [family = '', ...others] = group.split('^').map((part) => part.trim());
  const given = others.filter((part) => part !== '').join(' ');
  return [family, given].filter((part) => part !== '').join(separator);
}

/** Control characters and bidirectional overrides could make one patient's name look like another's. */
function clean(text: string): string | null {
  const plain = text.replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ').trim();
  return plain === '' ? null : plain.slice(0, MAX_LENGTH);
}
