/** The two versions that a replay compares, bound to their files. */
import type { ReadableDB } from '../../database/open.ts';
import { parseCard } from '../../inference/card.ts';
import { ModelFault } from '../../inference/weights.ts';
import { activeModel, findModelVersion, type ModelVersion } from '../models.ts';
import { bindTo, type ServingModel, servingModel } from '../serve.ts';
import type { ShelvedModel } from '../shelf.ts';
import { type Replay, type ReplayDesk, replayReferenceCases } from './replay.ts';
import type { ReplayCards } from './report.ts';

/** Replays a version of the registry against the one at work. Throws `model-not-found`, `model-altered` or EngineFault. */
export function replayVersion(
  desk: ReplayDesk,
  shelf: readonly ShelvedModel[],
  name: string,
  version: string,
): Promise<Replay> {
  const { db } = desk.profile;
  const active = activeModel(db, 'medical');
  const serving = active && servingOrRecord(db, shelf, active);
  return replayReferenceCases(desk, servingModel(db, shelf, name, version), serving);
}

/** The cards that a replay is judged by, as the registry holds them. */
export function cardsOf(db: ReadableDB, { candidate, serving }: Replay): ReplayCards {
  const cardOf = ({ name, version }: Pick<ModelVersion, 'name' | 'version'>) =>
    parseCard(findModelVersion(db, name, version).card);
  return { candidate: cardOf(candidate), serving: serving && cardOf(serving) };
}

/** A version whose files are gone or changed still has its name and cut-offs; its cases stay unanswered. */
function servingOrRecord(db: ReadableDB, shelf: readonly ShelvedModel[], active: ModelVersion): ServingModel {
  try {
    return servingModel(db, shelf, active.name, active.version);
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    return bindTo(db, active, { file: '', card: parseCard(active.card) });
  }
}
