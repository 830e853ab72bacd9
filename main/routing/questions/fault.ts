/** An operation on questions cannot be done; the code says why. */
import type { FaultCode } from '../../../preload/domain.ts';

export class QuestionFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string) {
    super(message);
    this.name = 'QuestionFault';
    this.code = code;
  }
}
