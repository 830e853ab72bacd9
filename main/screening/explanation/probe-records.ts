/** Shortcut probes as recorded: one for each reading of the log, never changed, counted for the model that gave it. */
import type { StudyId } from '../../../preload/domain.ts';
import type { ProbeCount, ProbeSummary, RecordedProbe, ShortcutProbe } from '../../../preload/explanation.ts';
import { appendAudit } from '../../audit/append.ts';
import { fingerprint } from '../../audit/entry.ts';
import type { ReadableDB, WritableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { objectOf } from '../../registry/models.ts';
import { wilsonInterval } from '../../statistics/proportion.ts';
import type { Inference } from '../inferences.ts';

interface NewProbe {
  readonly study: StudyId;
  readonly inference: Inference;
  readonly prediction: string;
  /** The reader's pseudonym. */
  readonly user: string;
  readonly at: string;
  readonly probe: ShortcutProbe;
}

/** Row and audit entry together. A reading that was probed meanwhile keeps its first probe. */
export function recordProbe(profile: Profile, probe: NewProbe): void {
  const { db, keys } = profile;
  inTransaction(db, () => {
    if (findProbe(db, probe.inference.seq)) return;
    const result = insertProbe(db, probe);
    appendAudit(db, keys.audit, {
      actor: probe.user,
      action: 'shortcut-probe-recorded',
      object: probe.study,
      detail: {
        model: objectOf(probe.inference.screening.model),
        unchanged: probe.probe.isUnchangedWithoutLungs,
        result: fingerprint(keys.audit, result),
      },
    });
  });
}

/** The probe of a reading of the log, null where it was not probed. */
export function findProbe(db: ReadableDB, inference: number): RecordedProbe | null {
  const row = db
    .prepare<[number], { name: string; version: string; reader: string; at: string; result: string }>(
      `SELECT m.name, v.version, coalesce(u.display_name, p.reader) AS reader, p.at, p.result
       FROM shortcut_probes AS p
       JOIN model_versions AS v ON v.id = p.model_version
       JOIN models AS m ON m.id = v.model
       LEFT JOIN users AS u ON u.id = p.reader
       WHERE p.inference = ?`,
    )
    .get(inference);
  if (!row) return null;
  const { name, version, reader, at, result } = row;
  // as: the column is written by insertProbe alone, and its pages are authenticated.
  return { ...(JSON.parse(result) as ShortcutProbe), model: { name, version }, reader, at };
}

/** What the probed cases of a version come to, samples left out. */
export function summariseProbes(db: ReadableDB, modelVersion: number): ProbeSummary {
  const counts = db
    .prepare<[number], Omit<ProbeCount, 'interval'>>(
      `SELECT prediction AS label, count(*) AS probed, sum(is_unchanged) AS unchanged
       FROM shortcut_probes WHERE model_version = ? AND is_sample = 0 GROUP BY prediction ORDER BY prediction`,
    )
    .all(modelVersion);
  const sum = (of: 'probed' | 'unchanged'): number => counts.reduce((total, count) => total + count[of], 0);
  return {
    ...withInterval({ probed: sum('probed'), unchanged: sum('unchanged') }),
    byLabel: counts.map(withInterval),
  };
}

function withInterval<T extends Pick<ProbeCount, 'probed' | 'unchanged'>>(count: T): T & Pick<ProbeCount, 'interval'> {
  return { ...count, interval: wilsonInterval(count.unchanged, count.probed) };
}

/** Returns the result as it was written. */
function insertProbe(db: WritableDB, { study, inference, prediction, user, at, probe }: NewProbe): string {
  const result = JSON.stringify(probe);
  db.prepare<[Record<string, string | number>]>(
    `INSERT INTO shortcut_probes
       (study, inference, model_version, reader, at, is_sample, prediction, is_unchanged, result)
     VALUES (:study, :inference, :modelVersion, :user, :at, :isSample, :prediction, :isUnchanged, :result)`,
  ).run({
    study,
    inference: inference.seq,
    modelVersion: inference.modelVersion,
    user,
    at,
    isSample: Number(inference.isSample),
    prediction,
    isUnchanged: Number(probe.isUnchangedWithoutLungs),
    result,
  });
  return result;
}
