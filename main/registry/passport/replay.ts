/** This clinic's reference cases, through the pipeline that patients' images take, with the version at work and a candidate. */
import { randomUUID } from 'node:crypto';
import type { FaultCode, StudyId } from '../../../preload/domain.ts';
import type { ChosenCutOff, SignedModel, ReferenceLabel } from '../../../preload/passport.ts';
import { appendAudit } from '../../audit/append.ts';
import { readOriginal } from '../../database/originals.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Outcome } from '../../inference/protocol.ts';
import { type Engine, EngineFault } from '../../inference/supervisor.ts';
import { objectOf } from '../models.ts';
import type { Proofs } from '../proof.ts';
import type { ServingModel } from '../serve.ts';
import { type ReferenceCase, referenceCases, referenceHash } from './reference-cases.ts';
import { insertReplay } from './replays.ts';

/** What one version said of one case: its scores, or why there are none. */
export interface CaseOutcome {
  readonly code: FaultCode | null;
  /** Probability by label, rounded to four decimals as it is shown. null: not answered. */
  readonly scores: Readonly<Record<string, number>> | null;
}

export interface ReplayedCase {
  readonly study: StudyId;
  readonly name: string;
  readonly label: ReferenceLabel;
  readonly serving: CaseOutcome | null;
  readonly candidate: CaseOutcome;
}

export interface Replay {
  readonly id: string;
  readonly at: string;
  readonly candidate: SignedModel;
  /** With the cut-offs and the passport it answered under when the cases were replayed. null: the candidate is at work. */
  readonly serving:
    | (SignedModel & { readonly passport: string | null; readonly cutOffs: readonly ChosenCutOff[] })
    | null;
  readonly referenceSha256: string;
  readonly cases: readonly ReplayedCase[];
}

export interface ReplayDesk {
  readonly profile: Profile;
  readonly engine: Engine;
  readonly proofs: Proofs;
  readonly actor: string;
}

/**
 * Replays every reference case and records what was found. `serving` null where nothing is at work; where it is the
 * candidate itself, the cases are run once and count as answered by the candidate. No case leaves this computer.
 */
export async function replayReferenceCases(
  desk: ReplayDesk,
  candidate: ServingModel,
  serving: ServingModel | null,
): Promise<Replay> {
  const { profile, actor } = desk;
  const rival = serving?.versionId === candidate.versionId ? null : serving;
  const reference = referenceCases(profile.db);
  const cases: ReplayedCase[] = [];
  for (const one of reference) cases.push(await replayCase(desk, one, candidate, rival));
  const replay: Replay = {
    id: randomUUID(),
    at: new Date().toISOString(),
    candidate: nameOf(candidate),
    serving: rival && { ...nameOf(rival), passport: rival.passport, cutOffs: cutOffsOf(rival) },
    referenceSha256: referenceHash(reference),
    cases,
  };
  inTransaction(profile.db, () => {
    insertReplay(profile.db, replay, { candidate: candidate.versionId, serving: rival?.versionId ?? null, actor });
    const detail = { replay: replay.id, cases: cases.length, reference: replay.referenceSha256 };
    const object = objectOf(candidate.identity);
    appendAudit(profile.db, profile.keys.audit, { actor, action: 'models-replayed', object, detail });
  });
  return replay;
}

async function replayCase(
  { profile, engine, proofs }: ReplayDesk,
  { study, name, label }: ReferenceCase,
  candidate: ServingModel,
  serving: ServingModel | null,
): Promise<ReplayedCase> {
  const bytes = await readOriginal(profile, study);
  const outcomeOf = async (version: ServingModel): Promise<CaseOutcome> => {
    const { model, report } = await proofs.of(version);
    if (!report.serving) return { code: 'self-test-failed', scores: null };
    return toCaseOutcome(await engine.run('screen', { bytes, model }));
  };
  const [before, after] = await Promise.all([serving && outcomeOf(serving).catch(asUnanswered), outcomeOf(candidate)]);
  return { study, name, label, serving: before, candidate: after };
}

/** A version at work whose weights are gone or changed must not stand in the way of the next. */
function asUnanswered(error: unknown): CaseOutcome {
  if (error instanceof EngineFault && error.code.startsWith('model-')) return { code: error.code, scores: null };
  throw error;
}

function toCaseOutcome(outcome: Outcome): CaseOutcome {
  if (outcome.kind !== 'verdict') return { code: outcome.code, scores: null };
  const scores = Object.entries(outcome.scores).map(([label, { probability }]) => [label, probability] as const);
  return { code: null, scores: Object.fromEntries(scores) };
}

function nameOf({ identity: { name, version, sha256 } }: ServingModel): SignedModel {
  return { name, version, sha256 };
}

function cutOffsOf({ card }: ServingModel): readonly ChosenCutOff[] {
  return card.operating_points.map(({ label, threshold }) => ({ label, threshold }));
}
