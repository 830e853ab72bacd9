/** The passports as they were issued: with which cut-offs a version answers here. Never changed, the last of a version counts. */
import { createHash } from 'node:crypto';
import type { Passport, PassportEntry } from '../../../preload/passport.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';

export interface IssuedPassport {
  /** SHA-256 of the passport's text. */
  readonly id: string;
  readonly passport: Passport;
}

/** To be called in the transaction of what the passport allows. Returns its id. */
export function insertPassport(db: WritableDB, versionId: number, passport: Passport): string {
  const contents = JSON.stringify(passport);
  const id = createHash('sha256').update(contents).digest('hex');
  db.prepare<[string, number, string | null, string]>(
    'INSERT INTO threshold_passports (id, model_version, replay, contents) VALUES (?, ?, ?, ?)',
  ).run(id, versionId, passport.replay, contents);
  return id;
}

/** The passport a version answers under now; null: as its maker's card says. */
export function passportInForce(db: ReadableDB, versionId: number): IssuedPassport | null {
  const row = db
    .prepare<[number], PassportRow>(
      'SELECT id, contents FROM threshold_passports WHERE model_version = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(versionId);
  return row ? toIssued(row) : null;
}

/** The passport an answer was given under, however old. */
export function findPassport(db: ReadableDB, id: string): IssuedPassport | null {
  const row = db.prepare<[string], PassportRow>('SELECT id, contents FROM threshold_passports WHERE id = ?').get(id);
  return row ? toIssued(row) : null;
}

/** Newest first, each with its signatories by name, or by what remains of somebody who was erased. */
export function passportsOf(db: ReadableDB, versionId: number): readonly PassportEntry[] {
  const nameOf = (id: string): string =>
    db.prepare<[string], { name: string }>('SELECT display_name AS name FROM users WHERE id = ?').get(id)?.name ?? id;
  return db
    .prepare<[number], PassportRow>(
      'SELECT id, contents FROM threshold_passports WHERE model_version = ? ORDER BY seq DESC',
    )
    .all(versionId)
    .map(toIssued)
    .map(({ id, passport }) => ({ ...passport, id, signatories: passport.signatories.map(nameOf) }));
}

interface PassportRow {
  readonly id: string;
  readonly contents: string;
}

function toIssued({ id, contents }: PassportRow): IssuedPassport {
  // as: the column is written by insertPassport alone, and its pages are authenticated. The first passports had no outlook.
  const passport = JSON.parse(contents) as Omit<Passport, 'outlook'> & Partial<Pick<Passport, 'outlook'>>;
  return { id, passport: { outlook: null, ...passport } };
}
