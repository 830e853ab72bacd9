/** What a file may cost before its pixels are decoded. Every limit is checked on the header, never on the result. */

/** Encoded bytes of a PNG, JPEG, TIFF or WebP file. */
export const MAX_RASTER_BYTES = 10 * 1024 * 1024;

/** Bytes of a DICOM file: a raw 16-bit frame of the largest flat panels (4300 x 4300) has 37 MB. */
export const MAX_DICOM_BYTES = 64 * 1024 * 1024;

/**
 * Pixels of one image, rasters and DICOM alike. The largest flat panels have 18.5 million, a 14 x 17 inch film scanned
 * at 400 dpi has 38 million; at 16 bits this cap holds one decode near 400 MB, codec memory and display copy included.
 */
export const MAX_PIXELS = 50_000_000;

export const MAX_SIDE = 16_384;

/** Bytes a deflated data set may grow to: twice the largest frame and its header with room to spare, far below a bomb. */
export const MAX_INFLATED_BYTES = 256 * 1024 * 1024;

/** Below this short side an image is a thumbnail: refused. */
export const MIN_SIDE = 128;

/** Short side of the images the model was developed on; below it the model has not seen such images. */
export const LOW_RESOLUTION_SIDE = 320;
