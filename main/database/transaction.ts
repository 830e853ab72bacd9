/** What must be true together: all of `work` or nothing of it, on the disk before the call returns. */
import { asStorageFault } from './fault.ts';
import type { WritableDB } from './open.ts';

export function inTransaction<T>(db: WritableDB, work: () => T): T {
  try {
    return db.transaction(work).immediate();
  } catch (error) {
    throw asStorageFault(error);
  }
}
