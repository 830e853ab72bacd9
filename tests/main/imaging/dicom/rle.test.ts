import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRle } from '../../../../main/imaging/dicom/rle.ts';
import type { PixelLayout } from '../../../../main/imaging/dicom/pixel-layout.ts';
import { ImageFault } from '../../../../main/imaging/radiograph.ts';

function layout(columns: number, samples: 1 | 3, bitsAllocated: 8 | 16): PixelLayout {
  const photometric = samples === 3 ? 'RGB' : 'MONOCHROME2';
  const bits = { bitsAllocated, bitsStored: bitsAllocated, highBit: bitsAllocated - 1, isSigned: false };
  return { rows: 1, columns, samples, photometric, ...bits, isPlanar: false };
}

/** Any division of a plane into runs and literals is a valid encoding: `choices` picks one. */
function pack(plane: readonly number[], choices: readonly number[]): number[] {
  const packed: number[] = [];
  for (let at = 0, turn = 0; at < plane.length; turn += 1) {
    const wanted = 1 + ((choices[turn % choices.length] ?? 0) % 128);
    const run = plane.slice(at).findIndex((value) => value !== plane[at]);
    const repeat = Math.min(wanted, run === -1 ? plane.length - at : run);
    if (wanted % 5 === 0) packed.push(128);
    if (repeat > 1) packed.push(257 - repeat, plane[at] ?? 0);
    else packed.push(...literal(plane.slice(at, at + wanted)));
    at += repeat > 1 ? repeat : Math.min(wanted, plane.length - at);
  }
  return packed;
}

function literal(values: readonly number[]): number[] {
  return [values.length - 1, ...values];
}

function stream(segments: readonly (readonly number[])[]): Uint8Array {
  const header = new Uint32Array(16);
  header[0] = segments.length;
  let offset = 64;
  const padded = segments.map((segment) => (segment.length % 2 === 0 ? segment : [...segment, 0]));
  for (const [index, segment] of padded.entries()) {
    header[1 + index] = offset;
    offset += segment.length;
  }
  return Uint8Array.from([...new Uint8Array(header.buffer), ...padded.flat()]);
}

const byte = fc.oneof(fc.constantFrom(0, 255), fc.nat(255));
const choices = fc.array(fc.nat(1000), { minLength: 1, maxLength: 5 });

describe('decodeRle', () => {
  it.each([
    [1, 8],
    [1, 16],
    [3, 8],
  ] as const)('undoes every valid packing of %d samples of %d bits', (samples, bits) => {
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 300 }), choices, (values, turns) => {
        const width = samples * (bits / 8);
        const bytes = Array.from(
          { length: width * values.length },
          (_unused, index) => values[index % values.length] ?? 0,
        );
        // Planes run from the most significant byte of each sample to the least.
        const planes = Array.from({ length: width }, (_unused, plane) => {
          const place = bits === 16 ? 1 - plane : plane;
          return bytes.filter((_value, index) => index % width === place);
        });
        const decoded = decodeRle(
          stream(planes.map((plane) => pack(plane, turns))),
          layout(values.length, samples, bits),
        );
        expect([...decoded]).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['too few segments', stream([[3, 1, 2, 3, 4]]), layout(4, 1, 16)],
    ['a segment that ends early', stream([[1, 1, 2]]), layout(4, 1, 8)],
    ['a literal without its bytes', Uint8Array.from([...stream([[]]), 3, 1, 2]), layout(4, 1, 8)],
    ['a run beyond the image', stream([[250, 7]]), layout(4, 1, 8)],
    ['more than the image', stream([[3, 1, 2, 3, 4, 3, 1, 2, 3, 4]]), layout(4, 1, 8)],
    ['an empty segment', stream([[], []]), layout(4, 1, 16)],
    ['offsets before the data', Uint8Array.from([1, 0, 0, 0, 8, ...Array<number>(70).fill(0)]), layout(4, 1, 8)],
    ['offsets behind the data', Uint8Array.from([1, 0, 0, 0, 99, ...Array<number>(70).fill(0)]), layout(4, 1, 8)],
  ])('refuses %s', (_what, bytes, image) => {
    expect(() => decodeRle(bytes, image)).toThrow(ImageFault);
  });
});
