/**
 * The cloud's way through Electron's network stack, so that the hospital's proxy, its sign-on and its certificates work.
 * A session of its own: no cookie, no cache, nothing on the disk, and no address but the one it is asked for.
 */
import { session } from 'electron';
import type { CloudTransport } from '../routing/cloud/transport.ts';

/** Chromium's own verdict stands; this only listens. */
const USE_CHROMIUM = -3;

/** Call after the app is ready. */
export function openCloudTransport(): CloudTransport {
  const inspected = new Map<string, boolean>();
  const network = session.fromPartition('cloud', { cache: false });
  network.setCertificateVerifyProc(({ hostname, isIssuedByKnownRoot }, callback) => {
    inspected.set(hostname, !isIssuedByKnownRoot);
    callback(USE_CHROMIUM);
  });
  network.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  return {
    fetch: (url, init) => network.fetch(url, init),
    isInspected: (host) => inspected.get(host) ?? false,
  };
}
