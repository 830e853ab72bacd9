/** The one user of dcmjs-codecs' WebAssembly: JPEG, JPEG-LS, JPEG 2000 and HTJ2K streams to raw samples. */
import type { Context, NativeCodecs } from 'dcmjs-codecs';
import { ImageFault } from '../radiograph.ts';
import { showsItsColours } from './codestream.ts';
import type { PixelLayout } from './pixel-layout.ts';
import type { PixelEncoding } from './transfer-syntax.ts';

type StreamEncoding = Exclude<PixelEncoding, 'native' | 'rle'>;

/**
 * Little-endian samples of ceil(precision / 8) bytes, colour by pixel (RGB out of JPEG). The package stays outside the bundle and finds
 * its .wasm beside itself; it is loaded on first use because uncompressed files never need it.
 */
export async function decodeStream(
  stream: Uint8Array,
  encoding: StreamEncoding,
  layout: PixelLayout,
): Promise<Uint8Array> {
  const codecs = await loadCodecs();
  if (!codecs.native.isInitialized()) await codecs.native.initializeAsync({ logCodecsInfo: true });
  codecs.complaints.length = 0;
  const decoded = decodeOnce(codecs, stream, encoding, layout);
  if (decoded.length > MAX_KEPT_BYTES) codecs.native.release();
  const complaint = codecs.complaints.find((message) => DAMAGE.test(message));
  if (complaint !== undefined) throw new ImageFault('dicom-corrupt', complaint);
  return decoded;
}

/** WebAssembly memory never shrinks: after an image beyond the usual the instance is given up, a new one takes 25 ms. */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

interface Codecs {
  readonly native: typeof NativeCodecs;
  readonly context: typeof Context;
  /** What the codecs say while they decode on: the JPEG code only mentions damage and fills the rest with grey. */
  readonly complaints: string[];
}

/** Warnings of the Independent JPEG Group's code (jerror.h) that mean lost image data. */
const DAMAGE = /Corrupt JPEG data|Premature end of JPEG|Inconsistent progression/;

/** The promise is cached, so that parallel callers share one load. */
let loading: Promise<Codecs> | null = null;

function loadCodecs(): Promise<Codecs> {
  loading ??= importCodecs();
  return loading;
}

async function importCodecs(): Promise<Codecs> {
  const { default: codecs } = await import('dcmjs-codecs');
  const complaints: string[] = [];
  codecs.log.methodFactory = () => (message: unknown) => void complaints.push(String(message));
  codecs.log.setLevel('info', false);
  return { native: codecs.NativeCodecs, context: codecs.Context, complaints };
}

/** After a failure the instance is dropped: an exception through WebAssembly leaves its stack and heap unwound. */
function decodeOnce(codecs: Codecs, stream: Uint8Array, encoding: StreamEncoding, layout: PixelLayout): Uint8Array {
  try {
    const isCoded = encoding === 'jpeg' && layout.samples === 3 && hasCodedColours(stream, layout);
    const decoder = decoderOf(codecs.native, encoding, isCoded);
    const decoded = decoder(newContext(codecs, stream, layout)).getDecodedBuffer();
    if (decoded === undefined) throw new Error('codec returned no samples');
    return decoded;
  } catch (error) {
    codecs.native.release();
    throw new ImageFault('dicom-corrupt', `${encoding}: ${error instanceof Error ? error.message : 'codec failed'}`);
  }
}

function hasCodedColours(stream: Uint8Array, layout: PixelLayout): boolean {
  return layout.photometric !== 'RGB' || showsItsColours(stream);
}

function newContext(codecs: Codecs, stream: Uint8Array, layout: PixelLayout): Context {
  return new codecs.context({
    width: layout.columns,
    height: layout.rows,
    bitsAllocated: layout.bitsAllocated,
    bitsStored: layout.bitsStored,
    samplesPerPixel: layout.samples,
    pixelRepresentation: layout.isSigned ? 1 : 0,
    planarConfiguration: 0,
    photometricInterpretation: layout.photometric,
    encodedBuffer: stream,
  });
}

/** `isCoded`: the JPEG codec turns the colours its stream holds into RGB; the others always do. */
function decoderOf(
  native: typeof NativeCodecs,
  encoding: StreamEncoding,
  isCoded: boolean,
): (input: Context) => Context {
  switch (encoding) {
    case 'jpeg':
      return (context) => native.decodeJpeg(context, { convertColorspaceToRgb: isCoded });
    case 'jpeg-ls':
      return (context) => native.decodeJpegLs(context);
    case 'jpeg-2000':
      return (context) => native.decodeJpeg2000(context);
    case 'htj2k':
      return (context) => native.decodeHtJpeg2000(context);
    default:
      throw new Error(`encoding ${String(encoding satisfies never)}`);
  }
}
