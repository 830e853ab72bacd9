/** The Image Pixel module (DICOM PS3.3 C.7.6.3), checked before any pixel is touched: lies here shear or invert images. */
import type { DataSet } from 'dicom-parser';
import { MAX_PIXELS, MAX_SIDE } from '../limits.ts';
import { ImageFault } from '../radiograph.ts';
import { readCode } from './values.ts';

const GREY = ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'] as const;
const COLOUR = ['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_RCT', 'YBR_ICT'] as const;
type Photometric = (typeof GREY)[number] | (typeof COLOUR)[number];

export interface PixelLayout {
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  readonly photometric: Photometric;
  readonly bitsAllocated: 8 | 16;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly isSigned: boolean;
  /** Colour by plane (all red, then all green, …) instead of by pixel. */
  readonly isPlanar: boolean;
}

export function readPixelLayout(dataSet: DataSet): PixelLayout {
  const photometric = readPhotometric(dataSet);
  const layout = {
    ...readSize(dataSet),
    photometric,
    samples: readSamples(dataSet, photometric),
    ...readBits(dataSet),
    isPlanar: dataSet.uint16('x00280006') === 1,
  };
  if (layout.samples === 3 && (layout.bitsAllocated !== 8 || layout.isSigned)) {
    throw new ImageFault('object-unsupported', `colour of ${layout.bitsAllocated} bits`);
  }
  return layout;
}

function readSize(dataSet: DataSet): { rows: number; columns: number } {
  const rows = dataSet.uint16('x00280010') ?? 0;
  const columns = dataSet.uint16('x00280011') ?? 0;
  if (rows < 1 || columns < 1) throw new ImageFault('dicom-corrupt', `${columns} x ${rows} pixels`);
  if (rows > MAX_SIDE || columns > MAX_SIDE || rows * columns > MAX_PIXELS) {
    throw new ImageFault('image-too-many-pixels', `${columns} x ${rows} pixels`);
  }
  return { rows, columns };
}

function readPhotometric(dataSet: DataSet): Photometric {
  const text = readCode(dataSet, 'x00280004');
  if (text === null) throw new ImageFault('dicom-corrupt', 'no PhotometricInterpretation');
  const known = [...GREY, ...COLOUR].find((word) => word === text);
  if (known === undefined) throw new ImageFault('object-unsupported', `photometric ${text.slice(0, 16)}`);
  return known;
}

function readSamples(dataSet: DataSet, photometric: Photometric): 1 | 3 {
  const expected = COLOUR.some((word) => word === photometric) ? 3 : 1;
  const samples = dataSet.uint16('x00280002') ?? 1;
  if (samples !== expected) throw new ImageFault('dicom-corrupt', `${samples} samples of ${photometric}`);
  return expected;
}

type Bits = Pick<PixelLayout, 'bitsAllocated' | 'bitsStored' | 'highBit' | 'isSigned'>;

function readBits(dataSet: DataSet): Bits {
  const bitsAllocated = dataSet.uint16('x00280100') ?? 0;
  if (bitsAllocated !== 8 && bitsAllocated !== 16) {
    throw new ImageFault('object-unsupported', `BitsAllocated ${bitsAllocated}`);
  }
  const bitsStored = dataSet.uint16('x00280101') ?? bitsAllocated;
  const highBit = dataSet.uint16('x00280102') ?? bitsStored - 1;
  const representation = dataSet.uint16('x00280103') ?? 0;
  const isSane = bitsStored >= 1 && bitsStored <= highBit + 1 && highBit < bitsAllocated && representation <= 1;
  if (!isSane) {
    throw new ImageFault('dicom-corrupt', `bits ${bitsAllocated}/${bitsStored}/${highBit}/${representation}`);
  }
  return { bitsAllocated, bitsStored, highBit, isSigned: representation === 1 };
}
