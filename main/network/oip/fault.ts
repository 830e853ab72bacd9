/** Why a remote engine did not answer, or may not. */

/** Stable words. */
export type RemoteFaultCode =
  | 'remote-address-invalid'
  | 'remote-insecure'
  | 'remote-identity-invalid'
  | 'remote-unreachable'
  | 'remote-untrusted'
  | 'remote-timeout'
  | 'remote-too-large'
  | 'remote-not-ready'
  | 'remote-refused'
  | 'remote-malformed'
  | 'remote-model-mismatch'
  | 'remote-version-mismatch'
  | 'remote-hash-missing'
  | 'remote-hash-mismatch'
  | 'remote-parity';

/** `message` is for logs: shapes, statuses and the server's own words, never an image. */
export class RemoteFault extends Error {
  readonly code: RemoteFaultCode;
  constructor(code: RemoteFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RemoteFault';
    this.code = code;
  }
}
