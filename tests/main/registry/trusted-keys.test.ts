import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import { generateSigningKey, readPrivateKey, readPublicKey } from '../../../main/registry/bundle/signing-key.ts';
import { findTrustedKey, revokeKey, trustedKeys, trustKey } from '../../../main/registry/trusted-keys.ts';
import { throwAway } from '../../support/database.ts';

const pair = generateSigningKey();
const key = readPublicKey(pair.publicPem);

it('knows a key by the same id from either half', () => {
  expect(readPublicKey(pair.privatePem)).toEqual(key);
  expect(key.id).toBe(pair.id);
  expect(key.der).toHaveLength(44);
});

it('takes keys of one kind only', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const code = expect.objectContaining({ code: 'signing-key-invalid' });
  expect(() => readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())).toThrow(code);
  expect(() => readPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toThrow(code);
  expect(() => readPublicKey('no key')).toThrow(code);
});

it('trusts and revokes for good, and writes both down once', async () => {
  const profile = throwAway();
  trustKey(profile, { key, name: 'Maker', fingerprint: null }, 'system');
  trustKey(profile, { key, name: 'Maker again', fingerprint: null }, 'system');
  expect(trustedKeys(profile.db)).toMatchObject([{ id: pair.id, name: 'Maker', publicKey: key.der, revokedAt: null }]);
  revokeKey(profile, key, 'system');
  revokeKey(profile, key, 'system');
  expect(findTrustedKey(profile.db, pair.id)?.revokedAt).toMatch(/^\d{4}-/);
  const again = () => trustKey(profile, { key, name: 'Maker', fingerprint: null }, 'system');
  expect(again).toThrow(expect.objectContaining({ code: 'signing-key-revoked' }));
  const actions = profile.db.prepare('SELECT action, object FROM audit_log').all();
  expect(actions).toEqual([
    { action: 'signing-key-trusted', object: pair.id },
    { action: 'signing-key-revoked', object: pair.id },
  ]);
  expect((await verifyAudit(profile.db, profile.keys.audit)).isIntact).toBe(true);
});

it('revokes a key that was never added', () => {
  const profile = throwAway();
  revokeKey(profile, key, 'system');
  expect(findTrustedKey(profile.db, pair.id)?.revokedAt).not.toBeNull();
});

it('holds the fingerprint that was typed against the key', () => {
  const profile = throwAway();
  const trust = (fingerprint: string) => trustKey(profile, { key, name: 'Maker', fingerprint }, 'system');
  const code = expect.objectContaining({ code: 'signing-key-invalid' });
  expect(() => trust('')).toThrow(code);
  expect(() => trust(pair.id.slice(0, 15))).toThrow(code);
  expect(() => trust(generateSigningKey().id)).toThrow(code);
  expect(trustedKeys(profile.db)).toEqual([]);
  const typed = (pair.id.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');
  expect(trust(typed).id).toBe(pair.id);
});
