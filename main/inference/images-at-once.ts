/**
 * Images in the host at the same time. A run of the network holds the host's own thread while others decode, so that with
 * two the one core or the other is often idle: on two cores, with images of one megapixel and a model twice as heavy as today's in 8 bits,
 * 10.5 ms an image in a batch with two at a time, 9.6 with four, 9.2 with six, and no less with eight.
 */
export const IMAGES_AT_ONCE = 6;

/**
 * Bytes of decoded pixels in the host at the same time: two of the largest films that are admitted, of 50 million pixels at
 * 16 bits, or six as the largest flat panels take them. How large a film is stands in its header, which only the host reads;
 * its file says little: a TIFF of 0.7 MB may hold as many pixels. Six of the largest at once took the host to 0.96 GB, in
 * colour (a PNG of 2.7 MB) to 2.5 GB; in turns they take 0.62 and 0.69, which is what two, or one in colour, take by
 * themselves, in as much time. Finding out costs 0.04 ms of a DICOM film.
 */
export const DECODED_BYTES_AT_ONCE = 240 * 1024 * 1024;
