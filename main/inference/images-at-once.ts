/**
 * Images in the host at the same time. A run of the network holds the host's own thread while others decode, so that with
 * two the one core or the other is often idle: on two cores, with images of one megapixel and a model twice as heavy as today's in 8 bits,
 * 10.5 ms an image in a batch with two at a time, 9.6 with four, 9.2 with six, and no less with eight. Six of the largest
 * films that are admitted, of 50 million pixels at 16 bits, take the host to 1 GB while they decode; two took 0.4.
 */
export const IMAGES_AT_ONCE = 6;
