/** One protocol for every transport: permission -> parse -> handler -> Reply. Knows nothing of Electron. */
import type { Channel, Handlers, Output } from '../../preload/contract.ts';
import { inputs } from '../../preload/contract.ts';
import type { FaultCode, Reply, Stage } from '../../preload/domain.ts';
import { asStorageFault } from '../database/fault.ts';
import { OPERATION_FAULTS, READ_FAULTS, REFUSALS } from '../../preload/domain.ts';

/** What can be done before the profile is open. Accounts and roles will narrow the rest. */
const OPEN_TO_ALL: ReadonlySet<Channel> = new Set<Channel>([
  'app.state',
  'profile.create',
  'profile.unlock',
  'profile.setAside',
  'settings.change',
]);

const FAULT_CODES: ReadonlySet<string> = new Set([...OPERATION_FAULTS, ...READ_FAULTS, ...REFUSALS]);

export interface Desk {
  readonly handlers: Handlers;
  readonly stage: () => Stage;
  /** Told of what went wrong beyond the known faults: a line for the log, never for the screen. */
  readonly report: (error: unknown) => void;
}

/** For transports that bring the channel's name from outside. Settles always. */
export async function answerAny(desk: Desk, channel: string, raw: unknown): Promise<Reply<unknown>> {
  return isChannel(channel) ? answer(desk, channel, raw) : refuse('operation-unknown');
}

/** Settles always: with the handler's value or a fault with a stable code. */
export async function answer<C extends Channel>(desk: Desk, channel: C, raw: unknown): Promise<Reply<Output<C>>> {
  if (desk.stage() !== 'ready' && !OPEN_TO_ALL.has(channel)) return refuse('profile-locked');
  try {
    return await perform(desk.handlers, channel, raw);
  } catch (error) {
    const code = faultOf(error);
    if (code === 'unexpected') desk.report(error);
    return refuse(code);
  }
}

export function refuse(code: FaultCode): { readonly ok: false; readonly fault: { readonly code: FaultCode } } {
  return { ok: false, fault: { code } };
}

/** The stable code an error carries, or what the operating system's error amounts to. */
export function faultOf(error: unknown): FaultCode {
  const known = asStorageFault(error);
  const code = known instanceof Error && 'code' in known ? known.code : null;
  return isFaultCode(code) ? code : 'unexpected';
}

function isChannel(text: string): text is Channel {
  return Object.hasOwn(inputs, text);
}

function isFaultCode(code: unknown): code is FaultCode {
  return typeof code === 'string' && FAULT_CODES.has(code);
}

async function perform<C extends Channel>(handlers: Handlers, channel: C, raw: unknown): Promise<Reply<Output<C>>> {
  const parsed = inputs[channel].safeParse(raw);
  if (!parsed.success) return refuse('input-invalid');
  // as: the schema of channel C has just produced this value; the union of all schemas cannot say so.
  const handle = handlers[channel] as (input: unknown) => Output<C> | Promise<Output<C>>;
  return { ok: true, value: await handle(parsed.data) };
}
