/** A backend on a loopback server, both gone with the test. */
import { onTestFinished } from 'vitest';
import type { RemoteBackend } from '../../../../main/network/oip/backend.ts';
import { remoteBackend } from '../../../../main/network/oip/backend.ts';
import { RemoteFault } from '../../../../main/network/oip/fault.ts';
import type { RemoteModel } from '../../../../main/network/oip/model.ts';
import type { Encoding } from '../../../../main/network/oip/request.ts';
import { openTransport } from '../../../../main/network/oip/transport.ts';
import type { OipServer } from '../../../support/oip-server.ts';
import { plainLogits, SERVED, startOipServer } from '../../../support/oip-server.ts';

export const MODEL: RemoteModel = {
  name: SERVED.name,
  version: SERVED.version,
  sha256: SERVED.sha256,
  input: { name: 'image', shape: SERVED.shape },
  output: { name: 'logits', count: SERVED.classes },
};

/** `timeoutMs` is short only where a test waits for it: a busy machine must not fail the others. */
export async function serveModel(
  encoding?: Encoding,
  timeoutMs = 30_000,
): Promise<{ readonly server: OipServer; readonly backend: RemoteBackend }> {
  const server = await startOipServer();
  const transport = openTransport({ address: server.address, tls: null, timeoutMs, maxBytes: 4096 });
  onTestFinished(async () => {
    transport.close();
    await server.close();
  });
  return { server, backend: remoteBackend(transport.send, MODEL, encoding) };
}

/** A tensor of the served shape whose sum is near `sum`. */
export function tensorOf(sum: number): Float32Array {
  return Float32Array.from({ length: 48 }, (_, i) => sum / 48 + Math.sin(i) / 1000);
}

/** What the served model computes, computed here. */
export async function local(tensor: Float32Array): Promise<Float32Array> {
  return Float32Array.from(plainLogits(tensor));
}

export const GOLDEN = [tensorOf(3), tensorOf(-2), tensorOf(0.5)] as const;

export async function prepared(): Promise<readonly Float32Array[]> {
  return GOLDEN;
}

/** The code of the RemoteFault that `work` ends in; any other outcome is rethrown or named. */
export async function faultOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'no fault';
  } catch (error) {
    if (error instanceof RemoteFault) return error.code;
    throw error;
  }
}
