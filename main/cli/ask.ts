/** The command line asks as the window asks: the same permission, the same schema, the same handler. */
import type { Channel, Input, Output } from '../../preload/contract.ts';
import type { FaultCode } from '../../preload/domain.ts';
import { answer } from '../ipc/answer.ts';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import { handlersFor } from '../ipc/handlers.ts';
import { FAULT_HINTS } from './fault-hints.ts';

/** Throws the fault of a refusal. */
export async function ask<C extends Channel>(
  application: Application,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  const desk = { handlers: handlersFor(application), stage: application.stage, report: noteUnexpected };
  const reply = await answer(desk, channel, input);
  if (!reply.ok) throw faultFor(channel, reply.fault.code);
  return reply.value;
}

function faultFor(channel: Channel, code: FaultCode): ApplicationFault {
  return new ApplicationFault(code, FAULT_HINTS[code] ?? `${channel} was refused`);
}

/** On stderr: what went wrong beyond the known faults. */
export function noteUnexpected(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
