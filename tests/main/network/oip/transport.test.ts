import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { remoteBackend } from '../../../../main/network/oip/backend.ts';
import type { TlsIdentity } from '../../../../main/network/oip/transport.ts';
import { openTransport, readTlsIdentity } from '../../../../main/network/oip/transport.ts';
import { plainLogits, startOipServer } from '../../../support/oip-server.ts';
import type { Files } from './certificates.ts';
import { hasOpenssl, KEY_PASSPHRASE, makeAuthority, makeIdentity, read } from './certificates.ts';
import { faultOf, MODEL, tensorOf } from './remote.ts';

describe('the address', () => {
  it.each(['', 'triton', 'ftp://127.0.0.1', 'http://user:word@127.0.0.1', 'http://127.0.0.1/?x=1'])(
    'has to be one of a server: %s',
    (address) => {
      expect(() => openTransport({ address, tls: null })).toThrow(
        expect.objectContaining({ code: 'remote-address-invalid' }),
      );
    },
  );

  it.each(['http://192.168.1.7:8000', 'http://triton.clinic.example', 'https://127.0.0.1'])(
    'is refused where images would travel in the clear or to a stranger: %s',
    (address) => {
      expect(() => openTransport({ address, tls: null })).toThrow(expect.objectContaining({ code: 'remote-insecure' }));
    },
  );

  it('may have a path in front', async () => {
    const server = await startOipServer();
    onTestFinished(() => server.close());
    const { send } = openTransport({ address: `${server.address}/gateway/`, tls: null });
    expect(await send({ method: 'GET', path: '/v2' })).toMatchObject({ status: 404 });
    expect(server.asked).toEqual(['GET /gateway/v2']);
  });

  it('nobody answers at is unreachable', async () => {
    const server = await startOipServer();
    await server.close();
    const { send } = openTransport({ address: server.address, tls: null });
    expect(await faultOf(send({ method: 'GET', path: '/v2' }))).toBe('remote-unreachable');
  });
});

function identity(own: Files, authority: Files, passphrase?: string): () => Promise<TlsIdentity> {
  const secret = passphrase === undefined ? {} : { passphrase };
  return () => readTlsIdentity({ ...own, ca: authority.cert, ...secret });
}

if (!hasOpenssl()) console.warn('SKIPPED: mutual TLS is not tested, OpenSSL 3 is not on the path');

describe.skipIf(!hasOpenssl())('mutual TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clinic-tls-'));
  const made: Record<'authority' | 'stranger' | 'server' | 'client' | 'secret' | 'strange', Files> =
    Object.create(null);

  beforeAll(() => {
    made.authority = makeAuthority(folder, 'authority');
    made.stranger = makeAuthority(folder, 'stranger');
    made.server = makeIdentity(folder, 'server', made.authority);
    made.client = makeIdentity(folder, 'client', made.authority);
    made.secret = makeIdentity(folder, 'secret', made.authority, KEY_PASSPHRASE);
    made.strange = makeIdentity(folder, 'strange', made.stranger);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function ask(readIdentity: () => Promise<TlsIdentity>) {
    const identityRead = await readIdentity();
    const ca = readFileSync(made.authority.cert);
    const tls = { ...read(made.server), ca, requestCert: true, rejectUnauthorized: true };
    const server = await startOipServer({ tls });
    const { send, close } = openTransport({ address: server.address, tls: identityRead });
    onTestFinished(async () => {
      close();
      await server.close();
    });
    return remoteBackend(send, MODEL).infer(tensorOf(1));
  }

  it('serves who has a certificate of the clinic, its key encrypted or not', async () => {
    const expected = Float32Array.from(plainLogits(tensorOf(1)));
    await expect(ask(identity(made.client, made.authority))).resolves.toEqual(expected);
    await expect(ask(identity(made.secret, made.authority, KEY_PASSPHRASE))).resolves.toEqual(expected);
  });

  it('sends nothing to a server that the clinic’s authority has not signed', async () => {
    expect(await faultOf(ask(identity(made.client, made.stranger)))).toBe('remote-untrusted');
  });

  it('is not served with a stranger’s certificate', async () => {
    expect(await faultOf(ask(identity(made.strange, made.authority)))).toMatch(/^remote-(untrusted|unreachable)$/);
  });

  it('says which identity is none: a wrong passphrase, a key of another, no PEM at all', async () => {
    const nonsense = join(folder, 'nonsense.pem');
    writeFileSync(nonsense, 'nonsense');
    const wrong = [
      identity(made.secret, made.authority, 'wrong'),
      identity({ key: made.strange.key, cert: made.client.cert }, made.authority),
      identity({ key: nonsense, cert: made.client.cert }, made.authority),
    ];
    for (const one of wrong) expect(await faultOf(ask(one))).toBe('remote-identity-invalid');
    await expect(ask(identity({ key: join(folder, 'none'), cert: nonsense }, made.authority))).rejects.toThrow(
      'ENOENT',
    );
  });
});
