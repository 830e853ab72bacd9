/** Writes small DICOM files (explicit VR, DICOM PS3.5/PS3.10), truthful or lying, for tests to read. */
import { deflateRawSync } from 'node:zlib';

export type Element = readonly [tag: string, vr: string, value: Value];
export type Value = string | number | readonly number[] | Uint8Array | readonly (readonly Element[])[];

export const EXPLICIT = '1.2.840.10008.1.2.1';
export const BIG_ENDIAN = '1.2.840.10008.1.2.2';
export const DEFLATED = '1.2.840.10008.1.2.1.99';
export const IMPLICIT = '1.2.840.10008.1.2';

const LONG_LENGTH = new Set(['OB', 'OW', 'SQ', 'UN', 'UT']);
const NUMBER_BYTES: Record<string, number> = { US: 2, SS: 2, UL: 4, SL: 4 };

/** Elements are sorted by tag; `syntax` also decides the encoding of the data set. */
export function writeDicom(elements: readonly Element[], syntax = EXPLICIT): Uint8Array {
  const body = writeElements(elements, { isBig: syntax === BIG_ENDIAN, isImplicit: syntax === IMPLICIT });
  const meta = writeElements([['00020010', 'UI', syntax]], { isBig: false, isImplicit: false });
  const data = syntax === DEFLATED ? deflateRawSync(body) : body;
  return new Uint8Array(Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), meta, data]));
}

/** Pixel data of one compressed frame in the given fragments, behind an empty offset table. */
export function encapsulate(...fragments: readonly Uint8Array[]): Uint8Array {
  const items = [new Uint8Array(0), ...fragments].flatMap((fragment) => {
    const length = fragment.length + (fragment.length % 2);
    return [Buffer.from([0xfe, 0xff, 0x00, 0xe0]), uint32(length), pad(Buffer.from(fragment), 0)];
  });
  return new Uint8Array(Buffer.concat([...items, Buffer.from([0xfe, 0xff, 0xdd, 0xe0]), uint32(0)]));
}

export interface Film {
  readonly rows: number;
  readonly columns: number;
  readonly pixels: Uint8Array | Uint16Array | Int16Array;
  readonly bitsStored?: number;
  readonly photometric?: string;
  readonly syntax?: string;
  /** The compressed frame, instead of `pixels`. */
  readonly frame?: Uint8Array;
  /** Added to the elements of a plain chest film, or put in the place of those with the same tag. */
  readonly elements?: readonly Element[];
}

/** A computed radiograph of a chest, PA, of an adult. */
export function filmElements(film: Film): readonly Element[] {
  const { rows, columns, pixels, bitsStored = pixels.BYTES_PER_ELEMENT * 8, photometric = 'MONOCHROME2' } = film;
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const base: readonly Element[] = [
    ['00080016', 'UI', '1.2.840.10008.5.1.4.1.1.1'],
    ['00080060', 'CS', 'CR'],
    ['00101010', 'AS', '045Y'],
    ['00180015', 'CS', 'CHEST'],
    ['00185101', 'CS', 'PA'],
    ['00280002', 'US', 1],
    ['00280004', 'CS', photometric],
    ['00280010', 'US', rows],
    ['00280011', 'US', columns],
    ['00280100', 'US', pixels.BYTES_PER_ELEMENT * 8],
    ['00280101', 'US', bitsStored],
    ['00280102', 'US', bitsStored - 1],
    ['00280103', 'US', pixels instanceof Int16Array ? 1 : 0],
    film.frame === undefined ? ['7fe00010', 'OW', bytes] : ['7fe00010', 'OB*', film.frame],
  ];
  const replaced = new Set(film.elements?.map(([tag]) => tag));
  return [...base.filter(([tag]) => !replaced.has(tag)), ...(film.elements ?? [])];
}

export function writeFilm(film: Film): Uint8Array {
  return writeDicom(filmElements(film), film.syntax);
}

interface Encoding {
  readonly isBig: boolean;
  readonly isImplicit: boolean;
}

function writeElements(elements: readonly Element[], encoding: Encoding): Buffer {
  const sorted = elements.toSorted(([left], [right]) => (left < right ? -1 : 1));
  return Buffer.concat(sorted.flatMap((element) => writeElement(element, encoding)));
}

/** VR `OB*` stands for encapsulated pixel data of undefined length. */
function writeElement([tag, vr, value]: Element, encoding: Encoding): Buffer[] {
  const bytes = writeValue(vr, value, encoding);
  const length = vr === 'OB*' ? 0xffff_ffff : bytes.length;
  const group = Number.parseInt(tag.slice(0, 4), 16);
  const element = Number.parseInt(tag.slice(4), 16);
  const head = [...number(group, 2, encoding.isBig), ...number(element, 2, encoding.isBig)];
  if (encoding.isImplicit) return [Buffer.from([...head, ...number(length, 4, false)]), bytes];
  const isLong = LONG_LENGTH.has(vr.slice(0, 2));
  const size = isLong ? [0, 0, ...number(length, 4, encoding.isBig)] : number(length, 2, encoding.isBig);
  return [Buffer.from([...head, ...Buffer.from(vr.slice(0, 2)), ...size]), bytes];
}

function writeValue(vr: string, value: Value, encoding: Encoding): Buffer {
  if (typeof value === 'string') return pad(Buffer.from(value, 'latin1'), vr === 'UI' ? 0 : 0x20);
  if (value instanceof Uint8Array) return writeBytes(vr, value, encoding);
  if (vr === 'SQ') return writeItems(value, encoding);
  const numbers = [value].flat(2).filter((item) => typeof item === 'number');
  return Buffer.from(numbers.flatMap((item) => number(item, NUMBER_BYTES[vr] ?? 2, encoding.isBig)));
}

function writeBytes(vr: string, value: Uint8Array, { isBig }: Encoding): Buffer {
  if (vr === 'OB*') return Buffer.from(value);
  const bytes = pad(Buffer.from(value), 0);
  return isBig && vr === 'OW' ? bytes.swap16() : bytes;
}

function writeItems(value: Value, encoding: Encoding): Buffer {
  if (!Array.isArray(value)) throw new Error('an SQ takes a list of items');
  const items = value.map((item) => writeElements(item, encoding));
  return Buffer.concat(
    items.flatMap((item) => [
      Buffer.from([...number(0xfffe, 2, encoding.isBig), ...number(0xe000, 2, encoding.isBig)]),
      Buffer.from(number(item.length, 4, encoding.isBig)),
      item,
    ]),
  );
}

function number(value: number, bytes: number, isBig: boolean): number[] {
  const little = Array.from({ length: bytes }, (_unused, index) => Math.floor(value / 256 ** index) & 0xff);
  return isBig ? little.toReversed() : little;
}

function uint32(value: number): Buffer {
  return Buffer.from(number(value, 4, false));
}

function pad(bytes: Buffer, filler: number): Buffer {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from([filler])]);
}
