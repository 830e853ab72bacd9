/** The inference host as an Electron utility process. */
import { app, utilityProcess } from 'electron';
import { hostEnvironment } from '../inference/host-environment.ts';
import type { HostProcess, Response } from '../inference/protocol.ts';

export function forkUtilityHost(script: string): HostProcess {
  const env = hostEnvironment();
  const child = utilityProcess.fork(script, [], { env, serviceName: 'Ailydian inference', stdio: 'ignore' });
  return {
    send: (request) => child.postMessage(request),
    onMessage: (listener) => {
      child.on('message', (message: Response) => listener(message));
    },
    onExit: (listener) => {
      child.on('exit', listener);
    },
    kill: () => {
      child.kill();
    },
    residentBytes: () => {
      const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid);
      return metric ? metric.memory.workingSetSize * 1024 : null;
    },
  };
}
