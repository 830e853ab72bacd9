/** A passphrase out of a file: a command line is seen by other users of the computer, a file need not be. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ApplicationFault } from '../ipc/application.ts';

/** The whole text. Throws `input-invalid`, with the name of a file that cannot be read and not its folder. */
export async function readPassphraseFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ApplicationFault('input-invalid', `no passphrase file ${basename(path)} that can be read`, {
      cause: error,
    });
  }
}
