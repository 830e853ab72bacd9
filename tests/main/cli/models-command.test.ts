import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Output } from '../../../main/cli/output.ts';
import {
  activateModel,
  importModel,
  makeModelKey,
  revokeModelKey,
  rollBackModel,
  trustModelKey,
} from '../../../main/cli/models-command.ts';
import { packModel, signModel } from '../../../main/cli/pack-command.ts';
import type { Application } from '../../../main/ipc/application.ts';
import { openApplication } from '../../support/application.ts';
import { modelFolder } from '../../support/bundle.ts';
import { temporaryFolder } from '../../support/database.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

it('a model goes from a folder to work and back by commands alone', async () => {
  const [desk, home, output] = [await openDesk(), temporaryFolder(), recordOutput()];
  const [key, bundle] = [join(home, 'key'), join(home, 'tiny.ailmodel')];
  await makeModelKey(key, output);
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const folder = await modelFolder(join(home, 'tiny'), { version: '2.0.0' });
  await packModel(desk.work().clinic.engine, { folder, keyFile: key, target: bundle }, output);
  await expect(importModel(desk, bundle, output)).rejects.toMatchObject({ code: 'signing-key-unknown' });
  await trustModelKey(desk, { keyFile: `${key}.pub`, fingerprint: null }, output);
  await importModel(desk, bundle, output);
  expect(desk.state().model?.version).toBe('1.0.0');
  await activateModel(desk, 'tiny@2.0.0', output);
  expect(desk.state().model?.version).toBe('2.0.0');
  await rollBackModel(desk, 'tiny', output);
  expect(desk.state().model?.version).toBe('1.0.0');
  expect(output.lines).toMatchObject([
    { privateKey: key },
    { file: bundle, name: 'tiny', version: '2.0.0', golden: 1 },
    { name: 'key.pub' },
    { name: 'tiny', version: '2.0.0', status: 'testing', signer: 'key.pub' },
    { version: '2.0.0', status: 'active' },
    { version: '1.0.0', status: 'active' },
  ]);
  await revokeModelKey(desk, `${key}.pub`, output);
  await expect(activateModel(desk, 'tiny@2.0.0', output)).rejects.toMatchObject({
    code: 'activation-failed',
    message: expect.stringContaining('signing-key-revoked'),
  });
});

it('a card that cannot be packed is refused by number, with both counts or place by place', async () => {
  const [desk, home, output] = [await openDesk(), temporaryFolder(), recordOutput()];
  await makeModelKey(join(home, 'key'), output);
  const folder = await modelFolder(join(home, 'tiny'));
  const pack = () => packModel(desk.work().clinic.engine, { folder, keyFile: join(home, 'key'), target: null }, output);
  const path = join(folder, 'card.json');
  const card = readFileSync(path, 'utf8');
  writeFileSync(path, card.replace('"labels":["COVID-19",', '"labels":['));
  await expect(pack()).rejects.toMatchObject({
    code: 'card-labels',
    message: expect.stringMatching(/2 classes.*has 3/),
  });
  writeFileSync(path, card.replace('"activation":"softmax"', '"activation":"tanh"'));
  await expect(pack()).rejects.toMatchObject({
    code: 'card-invalid',
    message: 'card.json:\n  activation: found "tanh", expected "softmax" | "sigmoid"',
  });
});

it('a bundle can be signed by another than who packed it', async () => {
  const [desk, home, output] = [await openDesk(), temporaryFolder(), recordOutput()];
  const [bundle, signed] = [join(home, 'a.ailmodel'), join(home, 'b.ailmodel')];
  await makeModelKey(join(home, 'packer'), output);
  await makeModelKey(join(home, 'signer'), output);
  const folder = await modelFolder(join(home, 'tiny'), { version: '2.0.0' });
  await packModel(desk.work().clinic.engine, { folder, keyFile: join(home, 'packer'), target: bundle }, output);
  await signModel({ file: bundle, keyFile: join(home, 'signer'), target: signed }, output);
  await trustModelKey(desk, { keyFile: join(home, 'signer.pub'), fingerprint: null }, output);
  await expect(importModel(desk, bundle, output)).rejects.toMatchObject({ code: 'signing-key-unknown' });
  await importModel(desk, signed, output);
  expect(output.lines.at(-1)).toMatchObject({ version: '2.0.0', signer: 'signer.pub' });
});

it('scores expected by the maker count more than what the model says here', async () => {
  const [desk, home, output] = [await openDesk(), temporaryFolder(), recordOutput()];
  await makeModelKey(join(home, 'key'), output);
  const folder = await modelFolder(join(home, 'tiny'), { version: '2.0.0' });
  const expected = { 'a.png': { 'COVID-19': 0.2, Pneumonia: 0.3, Normal: 0.5 } };
  writeFileSync(join(folder, 'golden/expected.json'), JSON.stringify(expected));
  const request = { folder, keyFile: join(home, 'key'), target: join(home, 'a.ailmodel') };
  const manifest = await packModel(desk.work().clinic.engine, request, output);
  expect(manifest.golden).toEqual([{ path: 'golden/a.png', scores: expected['a.png'] }]);
  await trustModelKey(desk, { keyFile: join(home, 'key.pub'), fingerprint: manifest.key.slice(0, 20) }, output);
  await expect(importModel(desk, request.target, output)).rejects.toMatchObject({ code: 'golden-mismatch' });
});

it('a folder without reference images gets the synthetic chests, and is told so', async () => {
  const [desk, home, output] = [await openDesk(), temporaryFolder(), recordOutput()];
  await makeModelKey(join(home, 'key'), output);
  const folder = await modelFolder(join(home, 'tiny'), { version: '2.0.0', bodyPart: 'CHEST' });
  rmSync(join(folder, 'golden'), { recursive: true });
  const request = { folder, keyFile: join(home, 'key'), target: join(home, 'a.ailmodel') };
  const { golden } = await packModel(desk.work().clinic.engine, request, output);
  expect(golden.length).toBeGreaterThanOrEqual(3);
  expect(golden.map(({ path }) => path)).not.toContain('golden/sample-5-hand.dcm');
  expect(output.notes.join()).toContain('golden');
});

it('never writes over a key', async () => {
  const file = join(temporaryFolder(), 'key');
  await makeModelKey(file, recordOutput());
  const before = readFileSync(file, 'utf8');
  await expect(makeModelKey(file, recordOutput())).rejects.toThrow('exists already');
  expect(readFileSync(file, 'utf8')).toBe(before);
  await expect(
    trustModelKey(await openDesk(), { keyFile: `${file}x`, fingerprint: null }, recordOutput()),
  ).rejects.toMatchObject({
    code: 'signing-key-invalid',
  });
});

function openDesk(): Promise<Application> {
  const folder = temporaryFolder();
  writeTinyModel(join(folder, 'models'));
  return openApplication(folder);
}

function recordOutput(): Output & { readonly lines: unknown[]; readonly notes: string[] } {
  const [lines, notes]: [unknown[], string[]] = [[], []];
  return { lines, notes, result: (value) => void lines.push(value), note: (text) => void notes.push(text) };
}
