/** manifest.json: what a bundle holds and claims. Canonical, so that the signed bytes have one reading and one spelling. */
import { z } from 'zod';
import { QUANTISED_FILE } from '../../inference/card.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import { LIMITS } from './limits.ts';
import { documentFault } from './problems.ts';

export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.sig';
export const CARD_FILE = 'card.json';
export const MODEL_FILE = 'model.onnx';
export const README_FILE = 'README.md';

/** Also tells this signature from any other that the same key may make. */
export const FORMAT = 'ailydian-clinic/model-bundle/1';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const goldenPath = z.string().regex(/^golden\/[a-z0-9][a-z0-9._-]{0,99}\.(png|dcm)$/);
const path = z.union([z.enum([CARD_FILE, MODEL_FILE, QUANTISED_FILE, README_FILE]), goldenPath]);

const manifest = z.strictObject({
  format: z.literal(FORMAT),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.string().regex(/^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}$/),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  /** SHA-256 of the public key. */
  key: sha256,
  /** Only ever grows from one bundle of a model to the next: an old bundle cannot come back. */
  sequence: z.int().min(1),
  /** Operators of control flow the graph needs; refused unless the clinic allows them. */
  operators: z.array(z.string().regex(/^[A-Za-z]{1,40}$/)).max(8),
  files: z
    .array(z.strictObject({ path, sha256, size: z.int().min(0) }))
    .min(1)
    .max(LIMITS.files),
  /** Reference images with the probability expected of each label. */
  golden: z
    .array(z.strictObject({ path: goldenPath, scores: z.record(z.string().min(1).max(100), z.number().min(0).max(1)) }))
    .min(1)
    .max(LIMITS.files),
});

export type Manifest = Readonly<z.infer<typeof manifest>>;

/** Throws `manifest-invalid` or `manifest-not-canonical`. */
export function parseManifest(bytes: Uint8Array): Manifest {
  const text = decode(bytes);
  const json = parseJson(text);
  const parsed = manifest.safeParse(json, { reportInput: true });
  if (!parsed.success) throw documentFault('manifest-invalid', MANIFEST_FILE, parsed.error);
  if (canonicalJson(json) !== text) throw new ImportFault('manifest-not-canonical', 'not spelled as RFC 8785 asks');
  return parsed.data;
}

/** RFC 8785: members in the order of their names' UTF-16 units, no white space, numbers and strings as ECMAScript has them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ImportFault('manifest-invalid', 'the manifest is not UTF-8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportFault('manifest-invalid', 'the manifest is not JSON');
  }
}
