/** Real and hostile files of ../shared/data, when it is there: exactness against other DICOM tools, and no crash. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeRadiograph } from '../../../main/imaging/decode.ts';
import { decodeStored } from '../../../main/imaging/dicom/decode-dicom.ts';
import { faultOf } from '../../support/images.ts';

const DATA = resolve(import.meta.dirname, '../../../../shared/data');
const isAbsent = !existsSync(DATA);
if (isAbsent) console.warn('SKIPPED: ../shared/data is absent, decoding is not compared with other DICOM tools');

type Row = Readonly<Record<string, string>>;

function readTable(path: string): readonly Row[] {
  if (isAbsent) return [];
  const [head = '', ...lines] = readFileSync(resolve(DATA, path), 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, index) => [names[index] ?? '', cell])));
}

function read(...path: readonly string[]): Uint8Array {
  return readFileSync(resolve(DATA, ...path));
}

function sha256(values: Uint8Array | Uint16Array | Int16Array): string {
  return createHash('sha256').update(values).digest('hex');
}

function summary(values: Uint8Array | Uint16Array | Int16Array) {
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return { min, max, mean: (sum / values.length).toFixed(3) };
}

/** Files this application refuses, and why that is right. */
const REFUSED: Row = {
  // Single frames only: a chest film is one.
  'ct_mf2_jlsl_nobot.dcm': 'multi-frame',
  'ct_mf2_jpll57_fragmented_nobot.dcm': 'multi-frame',
  'emri_small_10frames.dcm': 'multi-frame',
  'sc_rgb_16bit_2frame.dcm': 'multi-frame',
  'us_palette_evrbe_2frame.dcm': 'multi-frame',
  'us_palette_mf10_jls.dcm': 'multi-frame',
  'us_palette_mf10_rle.dcm': 'multi-frame',
  // No preamble: the transfer syntax would be a guess.
  'ct_ivrle_nometa_ts.dcm': 'format-unknown',
  'headless_no_preamble_acrnema.dcm': 'format-unknown',
  'ot_palette8_face.dcm': 'format-unknown',
  'sc_rgb_jls_ilv0.dcm': 'format-unknown',
  // The header says native, the pixel data is encapsulated.
  'ct_gh1376_2457x1890_12bit.dcm': 'dicom-corrupt',
  'charset_jp_multi_cr_mono1.dcm': 'no-pixels',
  'ot_no_modality_float_parametric.dcm': 'object-unsupported',
  'htj2k_lossless_rgb.dcm': 'object-unsupported',
};

/** Stored values are read, but a palette packed in segments, which only ultrasound uses, is not unpacked. */
const STORED_ONLY = 'us_palette16_evrbe.dcm';

/** Files whose reference holds something other than the stored values of one grey or palette frame. */
const OTHER_REFERENCE: Row = {
  // Converted to RGB by the reference tool; here they stay YCbCr until they become grey.
  'sc_ybr_full_422_unc.dcm': 'colour space',
  'sc_ybr_full_unc.dcm': 'colour space',
  // Not sign-extended by the reference tool (DCMTK agrees with us), compared below.
  'jls_16_15_signed.dcm': 'sign',
  // Overlay bits above BitsStored left in by the reference tool (DCMTK agrees with us), compared below.
  'ovly_p01.dcm': 'overlay',
  // 8 of 3.1 million pixels overshoot to 1024 in 10 bits; the reference tool keeps or wraps them, we clamp.
  'cr_rg3_extremity_mono1_jply51.dcm': 'overshoot',
};

const good = readTable('dicom/manifest.tsv');
const readable = good.filter(({ file = '' }) => REFUSED[file] === undefined);
const exact = readable.filter(({ file = '' }) => OTHER_REFERENCE[file] === undefined);

describe.skipIf(isAbsent)('good DICOM files', () => {
  it('are all accounted for', () => {
    expect(good).toHaveLength(69);
    for (const file of [...Object.keys(REFUSED), ...Object.keys(OTHER_REFERENCE)]) {
      expect(good.map((row) => row['file'])).toContain(file);
    }
  });

  it.each(exact)('$file has the stored values of the reference', async (row) => {
    const stored = await decodeStored(read('dicom/good', row['file'] ?? ''));
    expect(stored).toHaveLength(Number(row['rows']) * Number(row['cols']) * Number(row['spp']));
    const { min, max, mean } = summary(stored);
    expect({ min, max }).toEqual({ min: Number(row['ref_min']), max: Number(row['ref_max']) });
    expect(Math.abs(Number(mean) - Number(row['ref_mean']))).toBeLessThan(0.001);
    expect(sha256(stored)).toBe(row['ref_sha256_raw']);
  });

  it.each(readable.filter(({ file }) => file !== STORED_ONLY))('$file becomes a radiograph', async (row) => {
    const decoded = await decodeRadiograph(read('dicom/good', row['file'] ?? ''));
    expect([decoded.rows, decoded.columns]).toEqual([Number(row['rows']), Number(row['cols'])]);
    expect(decoded.values).toHaveLength(decoded.rows * decoded.columns);
    expect(decoded.isInverted).toBe(row['photometric'] === 'MONOCHROME1');
    expect(decoded.acquisition.modality ?? '').toBe(row['modality']);
  });

  it.each([...Object.entries(REFUSED), [STORED_ONLY, 'object-unsupported']])(
    '%s is refused: %s',
    async (file, code) => {
      expect(await faultOf(decodeRadiograph(read('dicom/good', file)))).toBe(code);
    },
  );

  it('the sign that the reference lacks is the only difference', async () => {
    const row = good.find(({ file }) => file === 'jls_16_15_signed.dcm');
    const stored = await decodeStored(read('dicom/good/jls_16_15_signed.dcm'));
    expect(sha256(Uint16Array.from(stored, (value) => value & 0x7fff))).toBe(row?.['ref_sha256_raw']);
  });

  it('the overlay in the upper bits is the only difference', async () => {
    const bytes = read('dicom/good/ovly_p01.dcm');
    const raw = new Uint16Array(Uint8Array.from(bytes.subarray(bytes.length - 512 * 512 * 2)).buffer);
    const row = good.find(({ file }) => file === 'ovly_p01.dcm');
    expect(sha256(raw)).toBe(row?.['ref_sha256_raw']);
    expect(await decodeStored(bytes)).toEqual(raw.map((value) => value & 0x0fff));
  });

  it('the overshoot is clamped, and nothing else differs much', async () => {
    const row = good.find(({ file }) => file === 'cr_rg3_extremity_mono1_jply51.dcm');
    const { max, mean } = summary(await decodeStored(read('dicom/good/cr_rg3_extremity_mono1_jply51.dcm')));
    expect(max).toBe(1023);
    expect(Math.abs(Number(mean) - Number(row?.['ref_mean']))).toBeLessThan(0.01);
  });
});

const bad = readTable('dicom/bad-manifest.tsv');

describe.skipIf(isAbsent)('bad DICOM files', () => {
  it('are all accounted for', () => {
    expect(bad).toHaveLength(readdirSync(resolve(DATA, 'dicom/bad')).length);
  });

  it.each(bad)('$file ($what): $expect', async ({ file = '', expect: expected }) => {
    const code = await faultOf(decodeRadiograph(read('dicom/bad', file)));
    if (expected === 'reject') expect(code).not.toBe('no fault');
    if (expected === 'ok') expect(code).toBe('no fault');
  });
});

const SAMPLES = ['cxr/covid19', 'cxr/normal', 'cxr/pneumonia', 'not-chest'] as const;

describe.skipIf(isAbsent)('sample images', () => {
  it.each(SAMPLES)('all of %s decode', async (folder) => {
    const files = readdirSync(resolve(DATA, folder));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect([file, await faultOf(decodeRadiograph(read(folder, file)))]).toEqual([file, 'no fault']);
    }
  });
});
