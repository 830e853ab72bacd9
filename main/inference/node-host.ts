/** The inference host as a child process of plain Node, for the command line from a source checkout and for tests. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostEnvironment } from './host-environment.ts';
import type { HostProcess, Response } from './protocol.ts';

/** Starts the built host script. `advanced` serialisation carries byte arrays as they are. */
export function forkNodeHost(script: string): HostProcess {
  const env = hostEnvironment();
  const child = fork(script, { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
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
    residentBytes: () => residentBytes(child.pid),
  };
}

/** Linux tells through /proc/PID/status; for other systems Electron's own hosts do. */
function residentBytes(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}
