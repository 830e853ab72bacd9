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
