/** Why a remote engine did not answer, or may not. */
import type { RemoteFaultCode } from '../../../preload/network.ts';

/** `message` is for logs: shapes, statuses and the server's own words, never an image. */
export class RemoteFault extends Error {
  readonly code: RemoteFaultCode;
  constructor(code: RemoteFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RemoteFault';
    this.code = code;
  }
}
