/** Which arms a test may have, and whether those of a test are still the ones at work. */
import type { AbChoices, AbPlan } from '../../../preload/ab-tests.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB } from '../../database/open.ts';
import { parseCard } from '../../inference/card.ts';
import type { ModelVersion } from '../../registry/models.ts';
import { activeModel, listModels, objectOf, versionNamed } from '../../registry/models.ts';
import { readChoices } from '../cloud/settings.ts';

/** A is always what answers now; B the cloud model that is set, or a version that tells the same classes apart. */
export function armChoices(db: ReadableDB): AbChoices {
  const active = activeModel(db, 'medical');
  const modelA = active && objectOf(active);
  const rivals = active ? listModels(db).filter((version) => isRival(version, active)) : [];
  return {
    questions: { modelA, modelsB: [readChoices(db).model] },
    images: { modelA, modelsB: rivals.map(objectOf) },
  };
}

/** Throws `ab-test-arms`. */
export function requireArms(db: ReadableDB, { subject, modelA, modelB }: AbPlan): void {
  const choices = armChoices(db)[subject];
  if (choices.modelA !== modelA || !choices.modelsB.includes(modelB)) {
    throw new StorageFault('ab-test-arms', `${modelA} and ${modelB} cannot be compared now`);
  }
}

/** What a test found of two arms would be told of others, if one of them changed on the way. */
export function areArmsAtWork(
  db: ReadableDB,
  { subject, modelA, modelB }: Pick<AbPlan, 'subject' | 'modelA' | 'modelB'>,
): boolean {
  const active = activeModel(db, 'medical');
  if (!active || objectOf(active) !== modelA) return false;
  if (subject === 'questions') return readChoices(db).model === modelB;
  return versionNamed(db, modelB).status === 'shadow';
}

function isRival(version: ModelVersion, active: ModelVersion): boolean {
  return version.id !== active.id && version.domain === active.domain && labelsOf(version) === labelsOf(active);
}

function labelsOf({ card }: ModelVersion): string {
  return parseCard(card).labels.toSorted().join();
}
