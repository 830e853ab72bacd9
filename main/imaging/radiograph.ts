/** What every decoder produces, and the one error that every decoder throws. */
import type {
  Acquisition,
  ImageFormat,
  Orientation,
  Patient,
  PixelSpacing,
  ReadFault,
  Refusal,
  Warning,
  Window,
} from '../../preload/domain.ts';

/**
 * A grey image of one frame. `values` holds rows x columns numbers row by row, after the modality LUT (for rasters: the
 * stored grey values). Where a DICOM file's first VOI is a non-linear LUT, it is already applied to `values`.
 */
export interface Radiograph {
  readonly format: ImageFormat;
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint8Array | Uint16Array | Int16Array | Float32Array;
  readonly range: { readonly min: number; readonly max: number };
  /** VOI windows in the units of `values`; the first is the file's default. Empty: use the full range. */
  readonly windows: readonly Window[];
  /** True when high values are to be shown dark (MONOCHROME1, or PresentationLUTShape INVERSE). */
  readonly isInverted: boolean;
  readonly bitsStored: number;
  readonly isLossy: boolean;
  readonly spacing: PixelSpacing | null;
  readonly orientation: Orientation | null;
  readonly patient: Patient;
  readonly acquisition: Acquisition;
  readonly warnings: readonly Warning[];
}

/** The image cannot be read (`ReadFault`) or is not admitted to the model (`Refusal`). `message` is for logs: no patient data. */
export class ImageFault extends Error {
  readonly code: ReadFault | Refusal;
  constructor(code: ReadFault | Refusal, message: string) {
    super(message);
    this.name = 'ImageFault';
    this.code = code;
  }
}
