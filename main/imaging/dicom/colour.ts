/** Colour frames -> grey: captured screens and annotated exports. */
import { type GreyImage, rgbToGrey, ycbcr422ToGrey, ycbcrToGrey } from '../grey.ts';
import { EIGHT_BIT_WINDOW } from '../present.ts';
import { valueRange } from '../value-range.ts';
import type { GreyPart } from './grey-scale.ts';
import { paletteToGrey } from './palette.ts';
import type { DicomObject } from './parse.ts';
import type { PixelLayout } from './pixel-layout.ts';
import { storedValues } from './stored-values.ts';

/** VOI and rescale do not apply to colour (PS3.3 C.11.2.1): the luma is shown as it is. */
export function readColour(object: DicomObject, layout: PixelLayout, frame: Uint8Array): GreyPart {
  const { values, hasColour } = toGrey(object, layout, frame);
  return {
    values,
    range: valueRange(values),
    windows: [EIGHT_BIT_WINDOW],
    isInverted: false,
    warnings: hasColour ? ['colour-converted'] : [],
  };
}

/** The JPEG and JPEG 2000 codecs hand out RGB, save for a JPEG 2000 stream that holds YBR_FULL as it is. */
function toGrey({ dataSet, syntax }: DicomObject, layout: PixelLayout, frame: Uint8Array): GreyImage {
  if (syntax.encoding === 'jpeg' && layout.samples === 3) return rgbToGrey(frame);
  switch (layout.photometric) {
    case 'RGB':
    case 'YBR_RCT':
    case 'YBR_ICT':
      return rgbToGrey(frame);
    case 'YBR_FULL':
      return ycbcrToGrey(frame);
    case 'YBR_FULL_422':
      return syntax.encoding === 'native' ? ycbcr422ToGrey(frame) : ycbcrToGrey(frame);
    case 'PALETTE COLOR':
      return paletteToGrey(dataSet, storedValues(frame, layout, false), layout.isSigned);
    default:
      throw new Error(`${layout.photometric} is no colour`);
  }
}
