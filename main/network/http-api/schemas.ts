/** The bodies that cross the HTTP API. The OpenAPI description is written from these very schemas. */
import { z } from 'zod';

const percentage = z.string().regex(/^\d{1,3}\.\d{2}%$/);
const milliseconds = z.number().min(0);

export const inferenceRequest = z.object({
  model_name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}(@\d{1,9}\.\d{1,9}\.\d{1,9})?$/)
    .optional()
    .describe('NAME or NAME@VERSION; left out: the active model'),
  image: z.string().min(1).describe('DICOM, PNG, JPEG, TIFF or WebP of at most 10 MB, as base64 or a base64 data URL'),
});

export const inferenceAnswer = z.object({
  success: z.literal(true),
  model: z.object({
    name: z.string(),
    version: z.string(),
    type: z.enum(['onnx', 'pytorch', 'torchscript']),
    domain: z.enum(['medical', 'legal', 'civic', 'chat']),
  }),
  prediction: z.string(),
  confidence: percentage,
  probabilities: z.record(z.string(), z.object({ probability: z.number().min(0).max(1), percentage })),
  performance: z.object({
    decoding_ms: milliseconds,
    preprocessing_ms: milliseconds,
    inference_ms: milliseconds,
    total_ms: milliseconds,
  }),
  status: z.enum(['result', 'indeterminate']).describe('indeterminate: too near to an operating point to be called'),
  state: z.enum(['positive', 'negative', 'uncertain']),
  warnings: z.array(z.string()),
  input_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('keyed hash: the same file on this installation, nothing else'),
  study: z.uuid().describe('the row of the worklist'),
});

export const failure = z.object({
  success: z.literal(false),
  code: z.string().describe('a stable word'),
  number: z
    .string()
    .regex(/^[REM]\d{2}$/)
    .nullable()
    .describe('of the reason for which an image has no answer, as screens and command line show it; null for others'),
  message: z.string(),
});

export const health = z.object({
  success: z.boolean(),
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  engine: z.enum(['starting', 'ready', 'restarting', 'failed']),
  model: z.object({ name: z.string(), version: z.string() }).nullable(),
});

export type InferenceRequest = z.infer<typeof inferenceRequest>;
export type InferenceAnswer = z.infer<typeof inferenceAnswer>;
export type Failure = z.infer<typeof failure>;
export type Health = z.infer<typeof health>;
