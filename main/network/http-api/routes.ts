/** The four addresses of the HTTP API. */
import type { FastifyInstance, FastifyReply, HTTPMethods } from 'fastify';
import type { Channel, Input, Output } from '../../../preload/contract.ts';
import type { AppState } from '../../../preload/domain.ts';
import type { Desk } from '../../ipc/answer.ts';
import { answer } from '../../ipc/answer.ts';
import type { Application } from '../../ipc/application.ts';
import { ApplicationFault } from '../../ipc/application.ts';
import { ApiFault, statusOf } from './faults.ts';
import { createLimiter } from './guards.ts';
import { classifyUpload } from './inference.ts';
import type { Measures } from './measures.ts';
import { startMeasures } from './measures.ts';
import { openApiDocument, ROUTES } from './openapi.ts';
import type { Health } from './schemas.ts';

interface RouteOptions {
  readonly application: Application;
  readonly desk: Desk;
  readonly allowedOrigin: string | null;
  readonly limits: { readonly perMinute: number; readonly parallel: number };
}

const OPEN = { config: { isOpen: true } };
const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const satisfies readonly HTTPMethods[];

export function addRoutes(app: FastifyInstance, options: RouteOptions): void {
  const { application, desk } = options;
  const measures = startMeasures(application.work().clinic.profile.db);
  app.addHook('onResponse', async (request, reply) => {
    measures.countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode);
  });
  addInference(app, options);
  app.get(ROUTES.health, OPEN, async (_request, reply) => {
    const health = toHealth(await ask(desk, 'app.state', {}), desk);
    return reply.code(health.success ? 200 : 503).send(health);
  });
  app.get(ROUTES.description, OPEN, async () => openApiDocument(application.around.version));
  app.get(ROUTES.metrics, async (_request, reply) =>
    reply.type(measures.contentType).send(await read(measures, options)),
  );
  for (const url of [ROUTES.health, ROUTES.description, ROUTES.metrics]) refuseOtherMethods(app, url, ['GET']);
}

function addInference(app: FastifyInstance, { application, allowedOrigin, limits }: RouteOptions): void {
  const limit = createLimiter(limits);
  const onRequest = async (_request: unknown, reply: FastifyReply) => limit(reply);
  app.post(ROUTES.inference, { onRequest }, async ({ body }, reply) => {
    const outcome = await classifyUpload(application, body);
    return reply.code(outcome.success ? 200 : statusOf(outcome.code)).send(outcome);
  });
  if (allowedOrigin !== null) app.options(ROUTES.inference, OPEN, async (_request, reply) => allowPreflight(reply));
  refuseOtherMethods(app, ROUTES.inference, allowedOrigin === null ? ['POST'] : ['POST', 'OPTIONS']);
}

/** A browser asks before it sends (Fetch standard, CORS preflight); the guard has already compared the origin. */
function allowPreflight(reply: FastifyReply): FastifyReply {
  return reply
    .headers({
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
    })
    .code(204)
    .send();
}

/** Before the token is asked for and before a body is read: which methods there are is no secret. */
function refuseOtherMethods(app: FastifyInstance, url: string, allowed: readonly HTTPMethods[]): void {
  const method = METHODS.filter((name) => !allowed.includes(name));
  const onRequest = async (_request: unknown, reply: FastifyReply): Promise<never> => {
    reply.header('allow', allowed.join(', '));
    throw new ApiFault('method-not-allowed');
  };
  app.route({ method, url, ...OPEN, onRequest, handler: async () => undefined });
}

async function read(measures: Measures, { application, desk }: RouteOptions): Promise<string> {
  const state = await ask(desk, 'app.state', {});
  const today = await ask(desk, 'metrics.daily', { days: 1 });
  return measures.write(application.work().clinic.profile.db, state, today);
}

async function ask<C extends Channel>(desk: Desk, channel: C, input: Input<C>): Promise<Output<C>> {
  const reply = await answer(desk, channel, input);
  if (!reply.ok) throw new ApplicationFault(reply.fault.code, `${channel} was refused`);
  return reply.value;
}

function toHealth({ version, engine, model, fault }: AppState, desk: Desk): Health {
  const isFit = desk.stage() === 'ready' && engine !== 'failed' && model !== null && fault === null;
  return {
    success: isFit,
    status: isFit ? 'ok' : 'unavailable',
    version,
    engine,
    model: model && { name: model.name, version: model.version },
  };
}
