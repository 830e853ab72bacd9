/** The description of the HTTP API for machines: OpenAPI 3.1, whose schema dialect is that of zod's JSON Schema. */
import { z } from 'zod';
import { failure, health, inferenceAnswer, inferenceRequest } from './schemas.ts';

export const ROUTES = {
  inference: '/api/pytorch/inference',
  health: '/api/health',
  description: '/api/openapi.json',
  metrics: '/metrics',
} as const;

export function openApiDocument(version: string): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ailydian Clinic: local HTTP API',
      version,
      description:
        'Answers on 127.0.0.1 only. Each image is recorded on the worklist and in the audit log like one opened in the window, where its answer stays hidden until the own read is recorded.',
    },
    security: [{ token: [] }],
    paths: {
      [ROUTES.inference]: { post: inferenceOperation() },
      [ROUTES.health]: { get: healthOperation() },
      [ROUTES.metrics]: { get: metricsOperation() },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        InferenceRequest: schemaOf(inferenceRequest),
        InferenceAnswer: schemaOf(inferenceAnswer),
        Health: schemaOf(health),
        Failure: schemaOf(failure),
      },
    },
  };
}

function inferenceOperation() {
  return {
    summary: 'Classifies one chest radiograph',
    requestBody: { required: true, content: json('InferenceRequest') },
    responses: {
      200: { description: 'The model answered', content: json('InferenceAnswer') },
      400: failed('The image is missing, is not base64 or cannot be read'),
      401: failed('The token is missing or wrong'),
      404: failed('No such model'),
      413: failed('The image has more than 10 MB'),
      422: failed('The image is not admitted to the model: no prediction, no probabilities'),
      429: failed('Too many requests'),
      503: failed('The application is locked, busy or about to close'),
    },
  };
}

function healthOperation() {
  return {
    summary: 'Can images be classified now?',
    security: [],
    responses: {
      200: { description: 'Yes', content: json('Health') },
      503: { description: 'No', content: json('Health') },
    },
  };
}

function metricsOperation() {
  return {
    summary: 'Counts, latencies and engine state for Prometheus',
    responses: {
      200: { description: 'Prometheus text format 0.0.4', content: { 'text/plain': { schema: { type: 'string' } } } },
      401: failed('The token is missing or wrong'),
    },
  };
}

function failed(description: string) {
  return { description, content: json('Failure') };
}

function json(schema: string) {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return rest;
}
