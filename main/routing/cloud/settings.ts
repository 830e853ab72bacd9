/** What the clinic decided about the cloud, and the key, which goes in and is never told again. */
import type { CloudChoices } from '../../../preload/questions.ts';
import { appendAudit } from '../../audit/append.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { seal, unseal } from '../../database/sealed.ts';
import { inTransaction } from '../../database/transaction.ts';
import { QuestionFault } from '../questions/fault.ts';
import { pricedModels } from './worst-case.ts';

const MICRO = 1_000_000;

interface Row {
  readonly only: 0 | 1;
  readonly allowed: 0 | 1;
  readonly image: 0 | 1;
  readonly model: string;
  readonly baseUrl: string;
  readonly trusts: 0 | 1;
  readonly day: number;
  readonly month: number;
  readonly userDay: number;
}

export function readChoices(db: ReadableDB): CloudChoices {
  const row = db
    .prepare<[], Row>(
      `SELECT is_this_computer_only AS only, is_allowed AS allowed, is_image_allowed AS image, model,
              base_url AS baseUrl,
              trusts_inspection AS trusts, day_micro_usd AS day, month_micro_usd AS month, user_day_micro_usd AS userDay
       FROM cloud_settings`,
    )
    .get();
  if (!row) throw new Error('the cloud settings have no row');
  return {
    isThisComputerOnly: row.only === 1,
    isAllowed: row.allowed === 1,
    isImageAllowed: row.image === 1,
    model: row.model,
    baseUrl: row.baseUrl,
    trustsInspection: row.trusts === 1,
    limitsUsd: { day: row.day / MICRO, month: row.month / MICRO, userDay: row.userDay / MICRO },
  };
}

/** Throws `cloud-model-unknown` for a model without a price. A new host forgets the key. */
export function changeChoices(profile: Profile, user: string, choices: CloudChoices): void {
  if (!pricedModels().includes(choices.model))
    throw new QuestionFault('cloud-model-unknown', `no price for ${choices.model}`);
  const { db, keys } = profile;
  inTransaction(db, () => {
    const isSameHost = originOf(readChoices(db).baseUrl) === originOf(choices.baseUrl);
    write(profile, choices);
    if (!isSameHost) writeSealed(profile, null);
    const { limitsUsd, baseUrl, ...words } = choices;
    const detail = { ...words, host: originOf(baseUrl), ...limitsUsd, keyForgotten: !isSameHost };
    appendAudit(db, keys.audit, { actor: user, action: 'cloud-settings-changed', object: 'cloud', detail });
  });
}

/** null removes it. */
export function storeKey(profile: Profile, user: string, key: string | null): void {
  const { db, keys } = profile;
  inTransaction(db, () => {
    const host = originOf(readChoices(db).baseUrl);
    writeSealed(profile, key === null ? null : seal(keys.secrets, Buffer.from(key, 'utf8'), contextOf(host)));
    const action = key === null ? 'cloud-key-removed' : 'cloud-key-set';
    appendAudit(db, keys.audit, { actor: user, action, object: 'cloud', detail: { host } });
  });
}

/** For the request itself, and for nothing else: null when there is none for the host that is set. */
export function readKey({ db, keys }: Profile): string | null {
  const sealed = sealedKey(db);
  if (sealed === null) return null;
  return unseal(keys.secrets, sealed, contextOf(originOf(readChoices(db).baseUrl)))?.toString('utf8') ?? null;
}

export function hasKey(db: ReadableDB): boolean {
  return sealedKey(db) !== null;
}

function write({ db }: Profile, choices: CloudChoices): void {
  const { isThisComputerOnly, isAllowed, isImageAllowed, model, baseUrl, trustsInspection, limitsUsd } = choices;
  db.prepare<[Row]>(
    `UPDATE cloud_settings SET is_this_computer_only = :only, is_allowed = :allowed, is_image_allowed = :image,
       model = :model,
       base_url = :baseUrl, trusts_inspection = :trusts, day_micro_usd = :day, month_micro_usd = :month,
       user_day_micro_usd = :userDay`,
  ).run({
    only: isThisComputerOnly ? 1 : 0,
    allowed: isAllowed ? 1 : 0,
    image: isImageAllowed ? 1 : 0,
    model,
    baseUrl,
    trusts: trustsInspection ? 1 : 0,
    day: Math.round(limitsUsd.day * MICRO),
    month: Math.round(limitsUsd.month * MICRO),
    userDay: Math.round(limitsUsd.userDay * MICRO),
  });
}

function writeSealed({ db }: Profile, sealed: Buffer | null): void {
  db.prepare<[Buffer | null]>('UPDATE cloud_settings SET sealed_key = ?').run(sealed);
}

function sealedKey(db: ReadableDB): Buffer | null {
  return db.prepare<[], { key: Buffer | null }>('SELECT sealed_key AS key FROM cloud_settings').get()?.key ?? null;
}

function originOf(baseUrl: string): string {
  return new URL(baseUrl).origin;
}

/** Sealed for one host: moved to another by whoever writes the database, it does not open. */
function contextOf(host: string): string {
  return `ailydian-clinic cloud key for ${host}`;
}
