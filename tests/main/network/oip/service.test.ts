/** The clinic's inference server as the open profile uses it: real operations, a real host, a tiny model on both sides. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Input } from '../../../../preload/contract.ts';
import { ask } from '../../../../main/cli/ask.ts';
import type { Application } from '../../../../main/ipc/application.ts';
import { temporaryFolder } from '../../../support/database.ts';
import type { OipServer, Ways } from '../../../support/oip-server.ts';
import { startOipServer } from '../../../support/oip-server.ts';
import { lineOf, TINY, TINY_CARD, tinyLogits, tinyServer, writeReferenceImages } from './remote.ts';
import { chestPng, serveForFile } from '../http-api/desk.ts';
import { hasOpenssl, makeAuthority, makeIdentity, read } from './certificates.ts';
import { parseIdentity, readIdentityFiles } from '../../../../main/network/oip/identity.ts';
import { storeIdentity } from '../../../../main/network/oip/settings.ts';

const served = serveForFile();
beforeAll(() => writeReferenceImages(application()));

/** Switched on for this server; the last test's server is none any more. */
function turnTo(server: OipServer, changes: Partial<Input<'remote.change'>> = {}) {
  const choices = { isOn: true, address: server.address, model: TINY.name, version: TINY.version, ...changes };
  return ask(application(), 'remote.change', choices);
}

function application(): Application {
  return served.current().application;
}

function check() {
  return ask(application(), 'remote.check', {});
}

/** Screens one picture and says who answered, with what. */
async function screened(brightness = 128) {
  const file = join(temporaryFolder(), 'a.png');
  writeFileSync(file, await chestPng(brightness));
  const { clinic } = application().work();
  const line = await lineOf(application(), file);
  const row = clinic.profile.db
    .prepare<[], { result: string }>('SELECT result FROM inferences ORDER BY seq DESC LIMIT 1')
    .get();
  const { backend } = JSON.parse(row?.result ?? '{}');
  const entry = clinic.profile.db
    .prepare<[], { detail: string }>(
      "SELECT detail FROM audit_log WHERE action = 'reading-recorded' ORDER BY seq DESC LIMIT 1",
    )
    .get();
  expect(JSON.parse(entry?.detail ?? '{}')).toHaveProperty('backend', `${backend.provider} ${backend.precision}`);
  return { provider: backend.provider, line };
}

function turns(): string[] {
  return application()
    .work()
    .clinic.profile.db.prepare<[], { turn: string }>(
      `SELECT action || coalesce(' ' || json_extract(detail, '$.because'), '') AS turn FROM audit_log
       WHERE action IN ('remote-admitted', 'remote-dropped') ORDER BY seq`,
    )
    .all()
    .map(({ turn }) => turn);
}

describe('the inference server of the clinic', () => {
  it('is off as delivered: this computer answers', async () => {
    expect(await ask(application(), 'remote.settings', {})).toMatchObject({
      isOn: false,
      phase: 'off',
      identity: null,
      expectedSha256: TINY_CARD.sha256,
    });
    expect((await screened()).provider).toBe('cpu');
    expect((await check()).phase).toBe('off');
  });

  it('needs an address, a model and a version, and none but https or this computer', async () => {
    const plain = { isOn: true, address: 'https://a.example', model: 'm', version: '1' };
    const wrong = [
      { ...plain, address: '' },
      { ...plain, version: '' },
      { ...plain, address: 'http://triton.clinic.example' },
      { ...plain, model: '../m' },
    ];
    for (const choices of wrong) {
      await expect(ask(application(), 'remote.change', choices)).rejects.toMatchObject({ code: 'input-invalid' });
    }
  });

  it.each([
    ['binary', {}],
    ['JSON', { extensions: [] }],
  ] as const)('answers once its numbers are proved to be ours (%s)', async (_how, ways) => {
    const server = await tinyServer(ways);
    expect((await turnTo(server)).phase).toBe('untried');
    const before = await screened(90);
    expect(before.provider).toBe('cpu');
    const settings = await check();
    expect(settings).toMatchObject({ phase: 'serving', because: null });
    expect(settings.parity?.images).toBe(3);
    expect(settings.parity?.worstDifference).toBeLessThan(1e-4);
    const after = await screened(90);
    expect(after.provider).toBe('remote');
    for (const [label, score] of Object.entries(after.line?.probabilities ?? {})) {
      expect(score.probability).toBeCloseTo(before.line?.probabilities?.[label]?.probability ?? NaN, 3);
    }
    expect(after.line).toMatchObject({ status: before.line?.status, prediction: before.line?.prediction });
    expect(turns().at(-1)).toBe('remote-admitted');
  });

  it.each<[string, Partial<Ways>]>([
    ['remote-not-ready', { health: { status: 503, body: '' } }],
    ['remote-version-mismatch', { metadata: (plain) => ({ ...plain, versions: ['8'] }) }],
    ['remote-hash-mismatch', { metadata: (plain) => ({ ...plain, parameters: { sha256: 'cd'.repeat(32) } }) }],
    ['remote-hash-missing', { metadata: (plain) => ({ ...plain, parameters: {} }) }],
    ['remote-parity', { logits: (tensor) => tinyLogits(tensor).map((logit) => logit + 0.01) }],
    ['remote-parity', { logits: () => [3, 2, 1] }],
    ['remote-unreachable', { stall: 'cut' }],
  ])('does not answer for %s', async (code, ways) => {
    const server = await tinyServer(ways);
    await turnTo(server);
    expect(await check()).toMatchObject({ phase: 'local', because: code, parity: null });
    expect((await screened()).provider).toBe('cpu');
  });

  it('leaves the very image to this computer on which it falls away, says why, and is a warning of the checks', async () => {
    const server = await tinyServer();
    await turnTo(server);
    await check();
    expect((await screened()).provider).toBe('remote');
    server.behave({ header: (header) => ({ ...header, model_version: '8' }) });
    expect((await screened()).provider).toBe('cpu');
    expect(await ask(application(), 'remote.settings', {})).toMatchObject({
      phase: 'local',
      because: 'remote-version-mismatch',
    });
    expect(turns().at(-1)).toBe('remote-dropped remote-version-mismatch');
    const checks = await ask(application(), 'diagnostics.run', {});
    expect(checks.find(({ name }) => name === 'remote-inference')).toMatchObject({
      outcome: 'warn',
      detail: 'remote-version-mismatch',
    });
    server.behave({});
    expect(await check()).toMatchObject({ phase: 'serving', because: null });
  });

  it('is not waited for longer than anybody would wait', async () => {
    const server = await tinyServer();
    await turnTo(server);
    await check();
    server.behave({ stall: 'in-body' });
    expect((await screened()).provider).toBe('cpu');
    expect(await ask(application(), 'remote.settings', {})).toMatchObject({ because: 'remote-timeout' });
  });

  it('is admitted anew after any change of its settings', async () => {
    const server = await tinyServer();
    await turnTo(server);
    await check();
    expect(await turnTo(server, { version: '8' })).toMatchObject({ version: '8' });
    expect((await screened()).provider).toBe('cpu');
    await turnTo(server);
    expect((await screened()).provider).toBe('cpu');
  });

  it('is sent nothing while nothing may leave this computer', async () => {
    const server = await tinyServer();
    await turnTo(server);
    await check();
    const {
      connectivity: _c,
      breaker: _b,
      spentUsd: _s,
      hasKey: _k,
      models: _m,
      ...choices
    } = await ask(application(), 'cloud.settings', {});
    await ask(application(), 'cloud.change', { ...choices, isThisComputerOnly: true });
    const asked = server.asked.length;
    expect((await screened()).provider).toBe('cpu');
    expect(await check()).toMatchObject({ phase: 'local', because: 'this-computer-only' });
    expect(server.asked).toHaveLength(asked);
    await ask(application(), 'cloud.change', choices);
  });

  it('gives a refused image to nobody', async () => {
    const server = await tinyServer();
    await turnTo(server);
    await check();
    const posts = () => server.asked.filter((line) => line.startsWith('POST')).length;
    const before = posts();
    const file = join(temporaryFolder(), 'small.png');
    writeFileSync(file, await chestPng(128, 64));
    const line = await lineOf(application(), file);
    expect(line).toMatchObject({ status: 'refused', code: 'too-small' });
    expect(posts()).toBe(before);
  });
});

describe.skipIf(!hasOpenssl())('an identity from PEM files', () => {
  it('is told by what belongs together, in whatever order the files were chosen', async () => {
    const { authority, client } = certificates();
    const orders = [
      [client.cert, client.key, authority.cert],
      [authority.cert, client.key, client.cert],
    ];
    for (const order of orders) {
      const { shown, tls } = parseIdentity(await readIdentityFiles(order));
      expect(shown).toMatchObject({ subject: 'is-istasyonu-7', authorities: ['klinik'] });
      expect(tls.cert.toString().trim()).toBe(readFileSync(client.cert, 'utf8').trim());
    }
  });

  it('is refused where a part is missing, foreign or locked', async () => {
    const { folder, authority, client, server, secret } = certificates();
    writeFileSync(join(folder, 'big.pem'), Buffer.alloc(70_000));
    const wrong = [
      [client.cert, authority.cert],
      [client.cert, client.key],
      [client.cert, server.key, authority.cert],
      [secret.cert, secret.key, authority.cert],
      [client.cert, client.key, server.key, authority.cert],
      [join(folder, 'big.pem')],
      [join(folder, 'none.pem')],
    ];
    for (const files of wrong) {
      await expect(readIdentityFiles(files).then(parseIdentity)).rejects.toMatchObject({
        code: 'remote-identity-invalid',
      });
    }
  });

  it('opens a server that asks for one, and its key is nowhere to be read', async () => {
    const { authority, client, server } = certificates();
    const ca = readFileSync(authority.cert);
    const tls = { ...read(server), ca, requestCert: true, rejectUnauthorized: true };
    const secure = await startOipServer({ tls, served: TINY, ways: { logits: tinyLogits } });
    onTestFinished(secure.close);
    const { profile, user } = application().work().clinic;
    await turnTo(secure);
    expect(await check()).toMatchObject({ phase: 'local', because: 'remote-insecure' });
    storeIdentity(profile, user, await readIdentityFiles([client.key, client.cert, authority.cert]));
    expect(await check()).toMatchObject({ phase: 'serving', identity: { subject: 'is-istasyonu-7' } });
    const key = readFileSync(client.key, 'utf8').split('\n')[1] ?? '';
    const told = JSON.stringify([
      await ask(application(), 'remote.settings', {}),
      profile.db.prepare('SELECT * FROM audit_log').all(),
    ]);
    expect(told).not.toContain(key);
    await ask(application(), 'remote.removeIdentity', {});
    expect(await check()).toMatchObject({ because: 'remote-insecure', identity: null });
  });
});

function certificates() {
  const folder = temporaryFolder();
  const authority = makeAuthority(folder, 'klinik');
  return {
    folder,
    authority,
    server: makeIdentity(folder, 'server', authority),
    client: makeIdentity(folder, 'is-istasyonu-7', authority),
    secret: makeIdentity(folder, 'secret', authority, 'parola'),
  };
}
