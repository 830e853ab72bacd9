/** A real application in memory, with a tiny model and a real host, behind a real HTTP API. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll } from 'vitest';
import type { Application } from '../../../../main/ipc/application.ts';
import { createApplication } from '../../../../main/ipc/application.ts';
import { handlersFor } from '../../../../main/ipc/handlers.ts';
import type { HttpApi, HttpApiOptions } from '../../../../main/network/http-api/server.ts';
import { httpApiService } from '../../../../main/network/http-api/service.ts';
import { startHttpApi } from '../../../../main/network/http-api/server.ts';
import { createApiToken } from '../../../../main/network/http-api/token.ts';
import { bareSurroundings } from '../../../support/application.ts';
import { spawnRealHost } from '../../../support/host.ts';
import type { HttpReply } from '../../../support/http-client.ts';
import { httpAsk } from '../../../support/http-client.ts';
import { writeTinyModel } from '../../../support/tiny-model.ts';

export const { token: TOKEN, hash: TOKEN_HASH } = createApiToken();
export const INFERENCE = '/api/pytorch/inference';

export interface ServedApplication {
  readonly application: Application;
  readonly api: HttpApi;
  readonly reports: unknown[];
  /** With the token, to the API of this file. */
  readonly ask: (path: string, ask?: Parameters<typeof httpAsk>[1]) => Promise<HttpReply>;
  readonly classify: (body: object) => Promise<HttpReply>;
  /** Another API on the same application, closed with it. */
  readonly serve: (changes: Partial<HttpApiOptions>) => Promise<HttpApi>;
}

/** One application for all tests of a file: opening one costs more than asking it. */
export function serveForFile(): { readonly current: () => ServedApplication } {
  let served: ServedApplication | null = null;
  const folder = mkdtempSync(join(tmpdir(), 'clinic-http-'));
  const opened: HttpApi[] = [];
  beforeAll(async () => {
    served = await open(folder, opened);
  });
  afterAll(async () => {
    await Promise.all(opened.map((api) => api.close()));
    served?.application.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    current: () => {
      if (!served) throw new Error('the application is not open yet');
      return served;
    },
  };
}

/** A picture with contrast, `brightness` 0-255 in the mean: the tiny model reads bright as Normal, dark as COVID-19. */
export async function chestPng(brightness = 128, side = 400): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: side * side }, (_, i) => (brightness + (i % side) * 0.2 + 256 - 40) % 256);
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

/** A port that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // as: a server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export function dataUrl(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

async function open(folder: string, opened: HttpApi[]): Promise<ServedApplication> {
  writeTinyModel(join(folder, 'models'));
  const application = createApplication({
    ...bareSurroundings(folder, await spawnRealHost()),
    serveApi: (served) => httpApiService(served, (error) => console.error(error)),
  });
  await application.openThrowAway();
  const reports: unknown[] = [];
  const desk = {
    handlers: handlersFor(application),
    stage: application.stage,
    report: (error: unknown) => reports.push(error),
  };
  const serve = async (changes: Partial<HttpApiOptions>) => {
    const plain = { application, desk, port: 0, tokenHash: TOKEN_HASH, allowedOrigin: null };
    const api = await startHttpApi({ ...plain, ...changes });
    opened.push(api);
    return api;
  };
  const api = await serve({});
  const ask: ServedApplication['ask'] = (path, { headers, ...rest } = {}) =>
    httpAsk(api.address + path, { ...rest, headers: { authorization: `Bearer ${TOKEN}`, ...headers } });
  return {
    application,
    api,
    reports,
    ask,
    classify: (body) => ask(INFERENCE, { method: 'POST', body }),
    serve,
  };
}
