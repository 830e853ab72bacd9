import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packBundle, resignBundle } from '../../../../main/registry/bundle/pack.ts';
import { parseManifest } from '../../../../main/registry/bundle/manifest.ts';
import { isSignedBy, readPrivateKey, readPublicKey } from '../../../../main/registry/bundle/signing-key.ts';
import { unpackBundle } from '../../../../main/registry/bundle/unpack.ts';
import { GOLDEN_SCORES, MAKER, modelFolder, STRANGER } from '../../../support/bundle.ts';
import { temporaryFolder } from '../../../support/database.ts';

const privateKey = readPrivateKey(MAKER.privatePem);
const golden = { 'golden/a.png': GOLDEN_SCORES };
const created = new Date('2026-11-23T08:00:00Z');

it('packs the same bytes from the same folder, and only what belongs to a model', async () => {
  const folder = await modelFolder(temporaryFolder());
  mkdirSync(join(folder, 'training'));
  writeFileSync(join(folder, 'training/log.txt'), 'patient 7');
  writeFileSync(join(folder, 'golden/expected.json'), '{}');
  const [first, second] = [join(temporaryFolder(), 'a'), join(temporaryFolder(), 'b')];
  const manifest = await packBundle(folder, first, { privateKey, golden, created });
  await packBundle(folder, second, { privateKey, golden, created });
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  expect(manifest.files.map(({ path }) => path)).toEqual(['README.md', 'card.json', 'golden/a.png', 'model.onnx']);
  expect(manifest).toMatchObject({ name: 'tiny', version: '1.0.0', key: MAKER.id });
});

it('refuses what the gate would refuse', async () => {
  const target = join(temporaryFolder(), 'a');
  const pack = (folder: string, scores: typeof golden | object = golden) =>
    packBundle(folder, target, { privateKey, golden: scores as typeof golden });
  await expect(pack(temporaryFolder())).rejects.toMatchObject({ code: 'card-invalid' });
  const folder = await modelFolder(temporaryFolder());
  await expect(pack(folder, {})).rejects.toMatchObject({ code: 'manifest-invalid' });
  await expect(pack(folder, { 'golden/a.png': { Normal: 1 } })).rejects.toMatchObject({ code: 'card-mismatch' });
  writeFileSync(join(folder, 'model.onnx'), 'other');
  await expect(pack(folder)).rejects.toMatchObject({ code: 'card-mismatch' });
  rmSync(join(folder, 'README.md'));
  await expect(pack(folder)).rejects.toMatchObject({ code: 'bundle-file-missing' });
});

it('signs anew what another packed, and changes nothing else', async () => {
  const target = join(temporaryFolder(), 'a');
  const old = await packBundle(await modelFolder(temporaryFolder()), target, { privateKey, golden });
  const [unpacked, again] = [temporaryFolder(), temporaryFolder()];
  await unpackBundle(target, unpacked);
  const manifest = await resignBundle(unpacked, target, readPrivateKey(STRANGER.privatePem));
  expect(manifest).toEqual({ ...old, key: STRANGER.id });
  await unpackBundle(target, again);
  const bytes = readFileSync(join(again, 'manifest.json'));
  const signature = readFileSync(join(again, 'manifest.sig'));
  expect(parseManifest(bytes)).toEqual(manifest);
  expect(isSignedBy(bytes, signature, readPublicKey(STRANGER.publicPem).der)).toBe(true);
  expect(isSignedBy(bytes, signature, readPublicKey(MAKER.publicPem).der)).toBe(false);
});
