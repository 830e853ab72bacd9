/**
 * The only way out. Whatever is sent passes here: the clinic must allow it, the host must be the one that is set, the
 * budget is reserved and the ledger written before the first byte, all in one transaction.
 */
import type { CloudFault, EgressKind, QuestionId } from '../../../preload/questions.ts';
import { appendAudit } from '../../audit/append.ts';
import { fingerprint } from '../../audit/entry.ts';
import type { WritableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { brokenLimit, countedMicroUsd, reserve, settle } from '../cost/budget.ts';
import type { Usage } from '../cost/prices.ts';
import { recordUsage } from '../cost/usages.ts';
import { recordSend } from './ledger.ts';
import type { SentPicture } from './picture.ts';
import { readChoices } from './settings.ts';
import type { CloudTransport } from './transport.ts';
import { readWhole } from './transport.ts';
import { worstCaseMicroUsd } from './worst-case.ts';

export interface GateKeeper {
  readonly profile: Profile;
  /** The user's pseudonym. */
  readonly user: string;
  readonly transport: CloudTransport;
}

/** Nothing was sent. */
export class GateClosed extends Error {
  readonly fault: Extract<CloudFault, 'egress-refused' | 'budget-exhausted'>;
  constructor(fault: GateClosed['fault'], message: string) {
    super(message);
    this.name = 'GateClosed';
    this.fault = fault;
  }
}

/** What the service reported of an answered send. */
interface Used {
  readonly model: string;
  readonly usage: Usage;
}

export interface Gate {
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** What the send cost, or null when that was never learnt. Returns what counts against the budget; 0 if none was sent. */
  readonly settle: (outcome: 'answered' | 'failed', microUsd: number | null, used?: Used | null) => number;
}

/** No header but these leaves: others would tell the machine's system, its versions and its language. */
const HEADERS = ['authorization', 'anthropic-version', 'content-type', 'accept'];

/** What a gate is opened for. `picture`: the one in the body, if any. */
interface Passing {
  readonly id: QuestionId;
  readonly picture?: SentPicture | undefined;
}

/** A gate lets one send through. `question` is null for a probe. */
export function openGate(keeper: GateKeeper, question: Passing | null): Gate {
  let egress: number | null = null;
  return {
    fetch: async (url, init = {}) => {
      if (typeof url !== 'string' || egress !== null) throw new GateClosed('egress-refused', 'one request a gate');
      const body = textOf(init);
      egress = letThrough(keeper, question, url, body);
      const headers = keptHeaders(init, question === null ? 'probe' : 'question');
      const { method = 'GET', signal = null } = init;
      const request: RequestInit = {
        method,
        signal,
        headers,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
      };
      return readWhole(await keeper.transport.fetch(url, method === 'GET' ? request : { ...request, body }));
    },
    settle: (outcome, microUsd, used = null) => {
      if (egress === null || question === null) return 0;
      const { db } = keeper.profile;
      // Closed meanwhile: never settled, it counts in full.
      if (!db.open) return 0;
      settleSend(db, egress, { outcome, microUsd, used });
      return countedMicroUsd(db, egress);
    },
  };
}

function letThrough({ profile, user }: GateKeeper, passing: Passing | null, url: string, body: string): number {
  const { db, keys } = profile;
  return inTransaction(db, () => {
    const choices = readChoices(db);
    const { host, origin } = new URL(url);
    if (choices.isThisComputerOnly || !choices.isAllowed) throw new GateClosed('egress-refused', 'nothing may leave');
    if (origin !== new URL(choices.baseUrl).origin) throw new GateClosed('egress-refused', 'not the host that is set');
    const at = new Date().toISOString();
    if (passing === null) return recordSend(db, { at, kind: 'probe', question: null, user, host, body });
    const { id: question, picture } = passing;
    if (picture && !choices.isImageAllowed) throw new GateClosed('egress-refused', 'no image may leave');
    const bytes = Buffer.byteLength(body, 'utf8');
    const date = at.slice(0, 10);
    const cost = { date, user, microUsd: worstCaseMicroUsd(choices.model, { bytes, picture }, date) };
    if (brokenLimit(db, cost, choices.limitsUsd)) throw new GateClosed('budget-exhausted', 'the budget is spent');
    const egress = recordSend(db, { at, kind: 'question', question, user, host, body });
    reserve(db, { egress, ...cost });
    const image = picture?.sha256 ?? null;
    const detail = { host, bytes, body: fingerprint(keys.audit, body), image, reservedMicroUsd: cost.microUsd };
    appendAudit(db, keys.audit, { actor: user, action: 'cloud-sent', object: question, detail });
    return egress;
  });
}

function settleSend(
  db: WritableDB,
  egress: number,
  { outcome, microUsd, used }: { outcome: 'answered' | 'failed'; microUsd: number | null; used: Used | null },
): void {
  inTransaction(db, () => {
    settle(db, egress, outcome, microUsd);
    if (used) recordUsage(db, { egress, date: new Date().toISOString().slice(0, 10), ...used });
  });
}

function textOf({ body }: RequestInit): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  throw new GateClosed('egress-refused', 'only text leaves');
}

function keptHeaders({ headers }: RequestInit, kind: EgressKind): Record<string, string> {
  const given = new Headers(headers);
  const names = kind === 'probe' ? ['accept'] : HEADERS;
  const kept = names.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), 'user-agent': 'ailydian-clinic', 'accept-language': 'en' };
}
