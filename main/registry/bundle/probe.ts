/** A throw-away inference host for models nobody has vouched for yet: it has little time, little memory, and one attempt. */
import type { ImportFaultCode } from '../../../preload/domain.ts';
import { IMPORT_FAULTS } from '../../../preload/domain.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { HostProcess, JobName, Jobs } from '../../inference/protocol.ts';
import { EngineFault, startEngine } from '../../inference/supervisor.ts';

export interface Probe {
  /** Rejects with a `probe-…` code, or with `otherwise` where the host itself refused the job. */
  readonly run: <J extends JobName>(
    job: J,
    asks: Jobs[J]['asks'],
    otherwise: ImportFaultCode | null,
  ) => Promise<Jobs[J]['answers']>;
  readonly stop: () => void;
}

export interface ProbeOptions {
  readonly spawnHost: () => HostProcess;
  readonly deadline: number;
  readonly memoryBytes: number;
}

const WATCH_EVERY_MS = 50;

export function startProbe({ spawnHost, deadline, memoryBytes }: ProbeOptions): Probe {
  let isOverMemory = false;
  const onOverrun = () => {
    isOverMemory = true;
  };
  const spawn = () => watchMemory(spawnHost(), memoryBytes, onOverrun);
  const engine = startEngine({ spawn, deadline, parallel: 1, attempts: 1 });
  return {
    run: async (job, asks, otherwise) => {
      try {
        return await engine.run(job, asks);
      } catch (error) {
        throw isOverMemory ? new ImportFault('probe-memory', `over ${memoryBytes} bytes`) : translate(error, otherwise);
      }
    },
    stop: engine.stop,
  };
}

/** Where the system does not tell what a process holds, only the deadline guards. */
function watchMemory(host: HostProcess, limit: number, onOverrun: () => void): HostProcess {
  const timer = setInterval(() => {
    if ((host.residentBytes?.() ?? 0) <= limit) return;
    onOverrun();
    host.kill();
  }, WATCH_EVERY_MS);
  timer.unref();
  host.onExit(() => clearInterval(timer));
  return host;
}

/** A code of the gate that the host itself gave stays as it is. */
function translate(error: unknown, otherwise: ImportFaultCode | null): unknown {
  if (!(error instanceof EngineFault)) return error;
  if (error.code === 'decode-timeout') return new ImportFault('probe-timeout', 'no answer in time');
  if (error.code === 'engine-crashed') return new ImportFault('probe-crashed', 'the trial process died');
  const own = IMPORT_FAULTS.find((code) => code === error.code);
  const code = own ?? otherwise;
  return code === null ? error : new ImportFault(code, error.message);
}
