/** What can go wrong at the door of the HTTP API, and how every fault of the application reads over HTTP. */
import { STATUS_CODES } from 'node:http';
import type { FaultCode } from '../../../preload/domain.ts';
import { READ_FAULTS, REFUSALS } from '../../../preload/domain.ts';
import { refusalNumber } from '../../../preload/refusals.ts';
import type { Failure } from './schemas.ts';

/** Stable words, beside those of the application. */
export type HttpFault =
  | 'host-refused'
  | 'origin-refused'
  | 'token-refused'
  | 'route-unknown'
  | 'method-not-allowed'
  | 'too-many-requests'
  | 'busy'
  | 'request-malformed'
  | 'request-timeout'
  | 'media-type-unsupported'
  | 'body-invalid'
  | 'image-required'
  | 'image-not-base64'
  | 'model-name-invalid';

export type ApiCode = HttpFault | FaultCode;

export interface ApiFailure extends Failure {
  readonly code: ApiCode;
}

/** The client's doing, or a door that does not open. `message` is for logs. */
export class ApiFault extends Error {
  readonly code: HttpFault;
  constructor(code: HttpFault, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiFault';
    this.code = code;
  }
}

const STATUS: Readonly<Partial<Record<ApiCode, number>>> = {
  'host-refused': 421,
  'origin-refused': 403,
  'token-refused': 401,
  'route-unknown': 404,
  'method-not-allowed': 405,
  'too-many-requests': 429,
  busy: 503,
  'request-malformed': 400,
  'request-timeout': 408,
  'media-type-unsupported': 415,
  'body-invalid': 400,
  'image-required': 400,
  'image-not-base64': 400,
  'model-name-invalid': 400,
  'file-too-large': 413,
  'input-invalid': 400,
  'model-not-found': 404,
  'no-active-model': 503,
  'profile-locked': 503,
  'engine-unavailable': 503,
  cancelled: 503,
  'disk-full': 507,
  // Of the host, not of the request: another image may well be answered.
  'engine-crashed': 500,
  'decode-timeout': 500,
};

/**
 * A refused image is a proper outcome of the application, and 422 over HTTP: the request was understood, its content is
 * not admitted to the model. A caller that only looks at the status can never take a refusal for an answer.
 */
export function statusOf(code: ApiCode): number {
  const fixed = STATUS[code];
  if (fixed !== undefined) return fixed;
  if (isOneOf(REFUSALS, code)) return 422;
  return isOneOf(READ_FAULTS, code) ? 400 : 500;
}

/** The one shape of every error. Nothing of the request is repeated in it. */
export function failureOf(code: ApiCode): ApiFailure {
  return { success: false, code, number: refusalNumber(code), message: messageOf(code) };
}

const MESSAGES: Readonly<Partial<Record<ApiCode, string>>> = {
  'host-refused': 'The Host header does not name this computer.',
  'origin-refused': 'Pages of this origin may not use the API.',
  'token-refused': 'A valid bearer token is required.',
  'route-unknown': 'There is nothing at this address.',
  'method-not-allowed': 'The method is not allowed here; see the Allow header.',
  'too-many-requests': 'Too many requests; see the Retry-After header.',
  busy: 'Too many images are being classified; see the Retry-After header.',
  'media-type-unsupported': 'The body has to be application/json.',
  'body-invalid': 'The body has to be a JSON object with an image.',
  'image-required': 'An image is required.',
  'image-not-base64': 'The image has to be base64 or a base64 data URL.',
  'model-name-invalid': 'The model name has to be NAME or NAME@VERSION in lower-case letters, digits and hyphens.',
  'file-too-large': 'The image may have 10 MB at most.',
  'model-not-found': 'No model of this name is registered.',
};

function messageOf(code: ApiCode): string {
  const fixed = MESSAGES[code];
  if (fixed !== undefined) return fixed;
  if (isOneOf(REFUSALS, code)) return `The image is not admitted to the model: ${code}.`;
  if (isOneOf(READ_FAULTS, code)) return `The image could not be read: ${code}.`;
  return `${STATUS_CODES[statusOf(code)] ?? 'The request failed'}: ${code}.`;
}

function isOneOf(words: readonly string[], code: string): boolean {
  return words.includes(code);
}
