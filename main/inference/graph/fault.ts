/** What every step of the import gate throws. */
import type { ImportFaultCode } from '../../../preload/domain.ts';

/** The bundle is not taken in. `message` is for logs: no path. */
export class ImportFault extends Error {
  readonly code: ImportFaultCode;
  constructor(code: ImportFaultCode, message: string) {
    super(message);
    this.name = 'ImportFault';
    this.code = code;
  }
}
