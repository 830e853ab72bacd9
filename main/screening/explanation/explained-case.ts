/** The case behind an answer: which reading of the log is looked into, and the model that gave it. */
import type { Screening, StudyId } from '../../../preload/domain.ts';
import type { ModelFile } from '../../inference/protocol.ts';
import { servingModel } from '../../registry/serve.ts';
import type { ShelvedModel } from '../../registry/shelf.ts';
import type { Clinic } from '../clinic.ts';
import { ScreeningFault } from '../clinic.ts';
import type { Inference } from '../inferences.ts';
import { latestInference } from '../inferences.ts';
import { findStudy } from '../studies.ts';

export type Shelf = () => readonly ShelvedModel[];

export interface ExplainedCase {
  readonly inference: Inference;
  readonly prediction: string;
  /** The one that answered, which need not be the one at work now, on the back-end that serves it today. */
  readonly model: ModelFile;
}

/** Throws `study-not-found`, and `read-first`: nothing leads to the answer before the own read is recorded. */
export function requireOwnRead({ profile }: Clinic, study: StudyId): void {
  const row = findStudy(profile.db, study);
  if (!row) throw new ScreeningFault('study-not-found', `no study ${study}`);
  if (!row.ownRead) throw new ScreeningFault('read-first', `${study} has no own read yet`);
}

/**
 * Throws `not-a-result` where the model gave no answer, `model-not-found` where it has gone from the shelf,
 * `self-test-failed` where no back-end computes it as expected any more.
 */
export async function explainedCase(clinic: Clinic, shelf: Shelf, study: StudyId): Promise<ExplainedCase> {
  const { db } = clinic.profile;
  const inference = latestInference(db, study);
  const prediction = predictionOf(inference?.screening);
  if (!inference || prediction === null) throw new ScreeningFault('not-a-result', `${study} has no answer`);
  const { name, version } = inference.screening.model;
  const { model, report } = await clinic.proofs.of(servingModel(db, shelf(), name, version));
  if (!report.serving) throw new ScreeningFault('self-test-failed', `${name}@${version}`);
  return { inference, prediction, model };
}

function predictionOf(screening: Screening | undefined): string | null {
  const isAnswered = screening?.status === 'result' || screening?.status === 'indeterminate';
  return isAnswered ? screening.prediction : null;
}
