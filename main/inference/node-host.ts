/** The inference host as a child process of plain Node, for the command line from a source checkout and for tests. */
import { fork } from 'node:child_process';
import type { HostProcess, Response } from './protocol.ts';

/** Starts the built host script. `advanced` serialisation carries byte arrays as they are. */
export function forkNodeHost(script: string): HostProcess {
  const child = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    send: (request) => {
      if (child.connected) child.send(request, () => undefined);
    },
    onMessage: (listener) => {
      child.on('message', (message: Response) => listener(message));
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}
