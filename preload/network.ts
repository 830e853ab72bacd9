/** The nouns of what other programs and other machines of the clinic may do here: types only, no logic. */
import type { FaultCode } from './domain.ts';

/** The local HTTP API as the clinic decided it. */
export interface ApiChoices {
  readonly isOn: boolean;
  readonly port: number;
  /** The one web origin whose pages may ask; null: none. */
  readonly allowedOrigin: string | null;
}

export interface ApiState {
  /** Where it answers now, such as `http://127.0.0.1:8642`; null: nowhere. */
  readonly address: string | null;
  /** Why it could not be opened though it is on. */
  readonly fault: FaultCode | null;
}

export interface ApiSettings extends ApiChoices, ApiState {
  readonly hasToken: boolean;
}

/** `token` is told this once and never again; null where none was made. */
export interface ApiChange {
  readonly settings: ApiSettings;
  readonly token: string | null;
}

/** Why the clinic's inference server does not answer, or may not. Stable words. */
export const REMOTE_FAULTS = [
  'this-computer-only',
  'remote-address-invalid',
  'remote-insecure',
  'remote-identity-invalid',
  'remote-unreachable',
  'remote-untrusted',
  'remote-timeout',
  'remote-too-large',
  'remote-not-ready',
  'remote-refused',
  'remote-malformed',
  'remote-model-mismatch',
  'remote-version-mismatch',
  'remote-hash-missing',
  'remote-hash-mismatch',
  'remote-parity',
  'unexpected',
] as const;
export type RemoteFaultCode = (typeof REMOTE_FAULTS)[number];

/** The clinic's inference server (Open Inference Protocol v2) as the clinic decided it. */
export interface RemoteChoices {
  readonly isOn: boolean;
  /** https, or http on this very computer. */
  readonly address: string;
  /** The server's own name of the model, and the one version that is asked. */
  readonly model: string;
  readonly version: string;
}

/** Who this computer is to the server, and who signs the server. The private key itself is never told. */
export interface RemoteIdentity {
  readonly subject: string;
  readonly validUntil: string;
  readonly authorities: readonly string[];
}

/** untried: no image has asked for it yet; local: it may not answer now, and this computer does. */
export type RemotePhase = 'off' | 'untried' | 'checking' | 'serving' | 'local';

export interface RemoteState {
  readonly phase: RemotePhase;
  /** Why it does not answer; null while it does, and before the first check. */
  readonly because: RemoteFaultCode | null;
  readonly checkedAt: string | null;
  /** Of the last admission: the largest difference of a logit from this computer's, over how many reference images. */
  readonly parity: { readonly worstDifference: number; readonly images: number } | null;
}

export interface RemoteSettings extends RemoteChoices, RemoteState {
  readonly identity: RemoteIdentity | null;
  /** Of the model at work: the server has to name the same. null: no model is at work. */
  readonly expectedSha256: string | null;
  /** The largest difference of a logit at which the server may still answer. */
  readonly tolerance: number;
}
