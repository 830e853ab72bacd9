/** The local HTTP API as the open profile wants it: opened with the profile, closed with it, opened anew by a change. */
import type { ApiState } from '../../../preload/network.ts';
import { appendAudit } from '../../audit/append.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { faultOf } from '../../ipc/answer.ts';
import type { Application } from '../../ipc/application.ts';
import { handlersFor } from '../../ipc/handlers.ts';
import type { HttpApi, HttpApiOptions } from './server.ts';
import { startHttpApi } from './server.ts';
import { readApiChoices, readTokenHash } from './settings.ts';

export interface ApiService {
  readonly state: () => ApiState;
  /** Opens or closes the door as the settings now say. Settles always, with what came of it. */
  readonly follow: () => Promise<ApiState>;
  readonly stop: () => void;
}

type Door = Pick<HttpApiOptions, 'port' | 'tokenHash' | 'allowedOrigin'>;

/** Does nothing before the first `follow`. `report` is told of what went wrong beyond the known faults. */
export function httpApiService(application: Application, report: (error: unknown) => void): ApiService {
  let open: HttpApi | null = null;
  let state: ApiState = CLOSED;
  let isStopped = false;
  let turn: Promise<void> = Promise.resolve();

  async function close(): Promise<void> {
    const last = open;
    [open, state] = [null, CLOSED];
    await last?.close();
  }

  async function reopen(): Promise<void> {
    await close();
    const door = isStopped ? null : doorOf(application.work().clinic.profile);
    if (!door) return;
    try {
      open = await openHttpApi(application, door, report);
      state = { address: open.address, fault: null };
    } catch (error) {
      state = { address: null, fault: faultOf(error) };
    }
    if (isStopped) await close();
  }

  return {
    state: () => state,
    follow: async () => {
      turn = turn.then(reopen);
      await turn;
      return state;
    },
    stop: () => {
      isStopped = true;
      void close().catch(report);
    },
  };
}

/** Opens the door and says so in the audit log. Rejects with `port-unavailable` or `input-invalid`. */
export async function openHttpApi(
  application: Application,
  door: Door,
  report: (error: unknown) => void,
): Promise<HttpApi> {
  const desk = { handlers: handlersFor(application), stage: application.stage, report };
  const api = await startHttpApi({ application, desk, ...door });
  const { profile, user } = application.work().clinic;
  const detail = { address: api.address, allowedOrigin: door.allowedOrigin };
  inTransaction(profile.db, () =>
    appendAudit(profile.db, profile.keys.audit, { actor: user, action: 'http-api-opened', object: 'http-api', detail }),
  );
  return api;
}

const CLOSED: ApiState = { address: null, fault: null };

/** null: the door stays shut. */
function doorOf({ db }: Profile): Door | null {
  const { isOn, port, allowedOrigin } = readApiChoices(db);
  const tokenHash = readTokenHash(db);
  return isOn && tokenHash !== null ? { port, tokenHash, allowedOrigin } : null;
}
