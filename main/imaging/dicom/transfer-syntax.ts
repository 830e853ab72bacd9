/** The transfer syntaxes this application decodes (DICOM PS3.5 annex A). Any other is refused: never guessed as native. */
import { ImageFault } from '../radiograph.ts';

export type PixelEncoding = 'native' | 'rle' | 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

export interface TransferSyntax {
  readonly encoding: PixelEncoding;
  readonly isBigEndian: boolean;
  /** by-tag: the syntax allows both, (0028,2110) decides and silence means lossy. */
  readonly lossy: 'never' | 'by-tag' | 'always';
}

export function transferSyntaxOf(uid: string): TransferSyntax {
  const syntax = SYNTAXES.get(uid);
  if (syntax === undefined) throw new ImageFault('dicom-syntax-unsupported', `transfer syntax ${uid.slice(0, 64)}`);
  return syntax;
}

const SYNTAXES: ReadonlyMap<string, TransferSyntax> = new Map([
  ['1.2.840.10008.1.2', little('native', 'never')],
  ['1.2.840.10008.1.2.1', little('native', 'never')],
  ['1.2.840.10008.1.2.1.99', little('native', 'never')],
  ['1.2.840.10008.1.2.2', { encoding: 'native', isBigEndian: true, lossy: 'never' }],
  ['1.2.840.10008.1.2.5', little('rle', 'never')],
  ['1.2.840.10008.1.2.4.50', little('jpeg', 'always')],
  ['1.2.840.10008.1.2.4.51', little('jpeg', 'always')],
  ['1.2.840.10008.1.2.4.53', little('jpeg', 'always')],
  ['1.2.840.10008.1.2.4.55', little('jpeg', 'always')],
  ['1.2.840.10008.1.2.4.57', little('jpeg', 'never')],
  ['1.2.840.10008.1.2.4.70', little('jpeg', 'never')],
  ['1.2.840.10008.1.2.4.80', little('jpeg-ls', 'never')],
  ['1.2.840.10008.1.2.4.81', little('jpeg-ls', 'by-tag')],
  ['1.2.840.10008.1.2.4.90', little('jpeg-2000', 'never')],
  ['1.2.840.10008.1.2.4.91', little('jpeg-2000', 'by-tag')],
  ['1.2.840.10008.1.2.4.201', little('htj2k', 'never')],
  ['1.2.840.10008.1.2.4.202', little('htj2k', 'never')],
  ['1.2.840.10008.1.2.4.203', little('htj2k', 'by-tag')],
]);

function little(encoding: PixelEncoding, lossy: TransferSyntax['lossy']): TransferSyntax {
  return { encoding, isBigEndian: false, lossy };
}
