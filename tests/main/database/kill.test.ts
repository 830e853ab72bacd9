import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../../main/audit/verify.ts';
import { readOriginal } from '../../../main/database/originals.ts';
import type { Profile } from '../../../main/database/profile.ts';
import { openProfile } from '../../../main/database/profile.ts';
import { queuedStudies } from '../../../main/screening/studies.ts';
import type { StudyId } from '../../../preload/domain.ts';
import { OPTIONS, PASSPHRASE, profileOnDisk, registerModel, temporaryFolder } from '../../support/database.ts';

const CYCLES = 15;

interface Acknowledged {
  readonly arrived: Set<StudyId>;
  readonly recorded: Set<StudyId>;
}

it('loses nothing acknowledged when the process is killed at any moment', { timeout: 180_000 }, async () => {
  const folder = join(temporaryFolder(), 'profile');
  const profile = await profileOnDisk(folder);
  registerModel(profile);
  profile.close();
  const acknowledged: Acknowledged = { arrived: new Set(), recorded: new Set() };
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const before = acknowledged.arrived.size;
    await writeUntilKilled(folder, acknowledged, 3 + ((cycle * 7) % 23));
    expect(acknowledged.arrived.size).toBeGreaterThan(before);
    const survivor = await openProfile(folder, { passphrase: PASSPHRASE }, OPTIONS);
    await expectAll(survivor, acknowledged);
    survivor.close();
  }
});

/** Kills without warning once so many lines were read; what was already in the pipe still counts as acknowledged. */
async function writeUntilKilled(folder: string, acknowledged: Acknowledged, lines: number): Promise<void> {
  const script = join(import.meta.dirname, '../../support/write-loop.mjs');
  const child = spawn(process.execPath, [script, folder, PASSPHRASE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [event, study] = line.split(' ');
    // as: the loop prints nothing but its two events and study ids
    acknowledged[event as keyof Acknowledged].add(study as StudyId);
    seen += 1;
    if (seen === lines) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
}

async function expectAll(profile: Profile, { arrived, recorded }: Acknowledged): Promise<void> {
  const { db, keys } = profile;
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect((await verifyAudit(db, keys.audit)).isIntact).toBe(true);
  const studies = ids(profile, 'SELECT id FROM studies');
  const answered = ids(profile, "SELECT id FROM studies WHERE progress = 'ready'");
  expect(without(arrived, studies)).toEqual(new Set());
  expect(without(recorded, answered)).toEqual(new Set());
  for (const study of studies) expect((await readOriginal(profile, study)).toString()).toBe(study);
  // whole or not at all: a reading, its audit entry, its figure and its study's progress
  expect(ids(profile, 'SELECT study AS id FROM inferences')).toEqual(answered);
  expect(ids(profile, "SELECT object AS id FROM audit_log WHERE action = 'reading-recorded'")).toEqual(answered);
  expect(ids(profile, "SELECT object AS id FROM audit_log WHERE action = 'study-arrived'")).toEqual(studies);
  expect(db.prepare('SELECT sum(total) AS total FROM daily_metrics').get()).toEqual({ total: answered.size });
  expect(new Set(queuedStudies(db))).toEqual(without(studies, answered));
}

function ids({ db }: Profile, sql: string): Set<StudyId> {
  return new Set(
    db
      .prepare<[], { id: StudyId }>(sql)
      .all()
      .map(({ id }) => id),
  );
}

function without<T>(all: ReadonlySet<T>, some: ReadonlySet<T>): Set<T> {
  return new Set([...all].filter((item) => !some.has(item)));
}
