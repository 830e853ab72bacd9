import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sniffFormat, SNIFF_BYTES } from '../../../main/imaging/sniff.ts';
import { writeFilm } from '../../support/files/dicom-writer.ts';
import { gradient } from '../../support/images.ts';

const picture = sharp(gradient(new Uint8Array(64), 8, 255), { raw: { width: 8, height: 8, channels: 1 } });

describe('sniffFormat', () => {
  it.each([
    ['png', () => picture.clone().png().toBuffer()],
    ['jpeg', () => picture.clone().jpeg().toBuffer()],
    ['tiff', () => picture.clone().tiff().toBuffer()],
    ['tiff', () => picture.clone().tiff({ bigtiff: true }).toBuffer()],
    ['webp', () => picture.clone().webp().toBuffer()],
  ])('knows %s by its content', async (format, encode) => {
    const bytes = await encode();
    expect(sniffFormat(bytes.subarray(0, SNIFF_BYTES))).toBe(format);
  });

  it('knows big-endian TIFF of both versions', () => {
    expect(sniffFormat(Buffer.from('MM\0*\0\0\0\0', 'latin1'))).toBe('tiff');
    expect(sniffFormat(Buffer.from('MM\0+\0\0\0\0', 'latin1'))).toBe('tiff');
  });

  it('takes a DICOM file for DICOM whatever its preamble looks like', () => {
    const film = writeFilm({ rows: 2, columns: 2, pixels: Uint8Array.of(1, 2, 3, 4) });
    film.set(Buffer.from('II*\0', 'latin1'));
    expect(sniffFormat(film)).toBe('dicom');
  });

  it.each(['', 'GIF89a', '%PDF-1.7', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF\0\0\0\0WAVE', '\u0089PNG\r\r'])(
    'does not know %j',
    (text) => {
      expect(sniffFormat(Buffer.from(text, 'latin1'))).toBeNull();
    },
  );

  it('does not guess a data set without preamble', () => {
    const film = writeFilm({ rows: 2, columns: 2, pixels: Uint8Array.of(1, 2, 3, 4) });
    expect(sniffFormat(film.subarray(132))).toBeNull();
  });
});
