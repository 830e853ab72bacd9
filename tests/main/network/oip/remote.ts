/** A backend on a loopback server, both gone with the test. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ClassifyLine } from '../../../../main/cli/classify.ts';
import { classify } from '../../../../main/cli/classify.ts';
import type { Application } from '../../../../main/ipc/application.ts';
import type { RemoteBackend } from '../../../../main/network/oip/backend.ts';
import { remoteBackend } from '../../../../main/network/oip/backend.ts';
import { RemoteFault } from '../../../../main/network/oip/fault.ts';
import type { RemoteModel } from '../../../../main/network/oip/model.ts';
import type { Encoding } from '../../../../main/network/oip/request.ts';
import { openTransport } from '../../../../main/network/oip/transport.ts';
import type { OipServer, Served, Ways } from '../../../support/oip-server.ts';
import { plainLogits, SERVED, startOipServer } from '../../../support/oip-server.ts';
import { chestPng } from '../http-api/desk.ts';
import { tinyModel } from '../../../support/tiny-model.ts';

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

/** The tiny model of the tests, as a server has it. */
export const { card: TINY_CARD } = tinyModel();
export const TINY: Served = {
  name: 'tiny-on-server',
  version: '7',
  sha256: TINY_CARD.sha256,
  shape: [1, 3, 224, 224],
  classes: 3,
};

/** What the tiny model computes: its label's weight times the sum of the channels' means. */
export function tinyLogits(tensor: Float32Array): number[] {
  const sum = tensor.reduce((total, value) => total + value, 0) / (224 * 224);
  return [-sum, 0, sum];
}

export async function tinyServer(ways: Partial<Ways> = {}): Promise<OipServer> {
  const server = await startOipServer({ served: TINY, ways: { logits: tinyLogits, ...ways } });
  onTestFinished(server.close);
  return server;
}

/** Reference images beside the weights, with what this computer says of them: quicker than drawing the samples. */
export async function writeReferenceImages(application: Application): Promise<void> {
  const folder = join(application.around.modelsFolder, TINY_CARD.name, TINY_CARD.version, 'golden');
  mkdirSync(folder);
  const expected: Record<string, Record<string, number>> = {};
  for (const brightness of [70, 128, 190]) {
    const file = join(folder, `${brightness}.png`);
    writeFileSync(file, await chestPng(brightness));
    const scores = Object.entries((await lineOf(application, file))?.probabilities ?? {});
    expected[basename(file)] = Object.fromEntries(scores.map(([label, { probability }]) => [label, probability]));
  }
  writeFileSync(join(folder, 'expected.json'), JSON.stringify(expected));
}

/** One image, classified as the command line does it. */
export async function lineOf(application: Application, file: string): Promise<ClassifyLine | undefined> {
  for await (const { line } of classify(application.work().clinic, [file])) return line;
  return undefined;
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
