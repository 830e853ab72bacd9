/** What every step of the import gate throws. */
import type { ImportFaultCode } from '../../../preload/domain.ts';
import type { DocumentProblems } from '../../../preload/models.ts';

/** The bundle is not taken in. `message` is for logs: no path. */
export class ImportFault extends Error {
  readonly code: ImportFaultCode;
  /** Where a document of the bundle is at fault: place by place. */
  readonly problems: DocumentProblems | null;
  constructor(code: ImportFaultCode, message: string, problems: DocumentProblems | null = null) {
    super(message);
    this.name = 'ImportFault';
    this.code = code;
    this.problems = problems;
  }
}
