/** The spine: one study's original goes to the host; what comes back is recorded before anyone sees it. */
import type { FaultCode, ModelIdentity, Screening, StudyId } from '../../preload/domain.ts';
import { readOriginal } from '../database/originals.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Outcome } from '../inference/protocol.ts';
import { EngineFault } from '../inference/supervisor.ts';
import { ModelFault } from '../inference/weights.ts';
import type { ServingModel } from '../registry/serve.ts';
import { enrolImage } from './challenger.ts';
import type { Clinic } from './clinic.ts';
import { recordScreening } from './inferences.ts';
import { screenElsewhere } from './screen-elsewhere.ts';
import { describeStudy, markProgress } from './studies.ts';

/** Screens a study that has arrived. When it resolves, the reading is durably recorded. */
export async function screenStudy(clinic: Clinic, study: StudyId, bytes?: Uint8Array): Promise<Screening> {
  const model = modelFor(clinic, study);
  markProgress(clinic.profile.db, study, 'running', null);
  const original = bytes ?? (await readOriginal(clinic.profile, study));
  const { outcome, screening } = await readImage(clinic, model, original);
  inTransaction(clinic.profile.db, () => {
    if ('subject' in outcome && outcome.subject) describeStudy(clinic.profile.db, study, outcome.subject);
    recordScreening(clinic.profile, {
      study,
      modelVersion: model.versionId,
      user: clinic.user,
      screening,
      at: new Date().toISOString(),
    });
    enrolImage(clinic.profile, study, screening);
  });
  return screening;
}

type Reader = Pick<Clinic, 'engine' | 'proofs' | 'remote'>;

/** What a model makes of an image, recorded by nobody yet. Throws only when the engine was stopped. */
export async function readImage(
  reader: Reader,
  model: ServingModel,
  bytes: Uint8Array,
): Promise<{ readonly outcome: Outcome | Failure; readonly screening: Screening }> {
  const outcome = await askEngine(reader, model, bytes);
  return { outcome, screening: toScreening(outcome, model) };
}

/** Of an image whose bytes could not be had. */
export function unread(code: FaultCode, identity: ModelIdentity): Screening {
  return toScreening({ kind: 'failure', code }, { identity, passport: null });
}

/** Without a model that can answer, the study is shown, says why it has no answer, and can be tried again. */
function modelFor({ profile, model }: Clinic, study: StudyId): ServingModel {
  try {
    return model();
  } catch (error) {
    if (error instanceof ModelFault) markProgress(profile.db, study, 'failed', error.code);
    throw error;
  }
}

/** What a back-end that failed its self-test says of an image is not kept; what the file says about itself is. */
function withhold({ subject, warnings, performance }: Extract<Outcome, { kind: 'verdict' }>): Outcome {
  return { kind: 'refused', code: 'self-test-failed', subject, warnings, performance };
}

type Failure = { readonly kind: 'failure'; readonly code: EngineFault['code'] };

/** A host that crashed or hung twice over an image is a recorded failure of that image; a stopped engine is not. */
async function askEngine(
  { engine, proofs, remote }: Reader,
  serving: ServingModel,
  bytes: Uint8Array,
): Promise<Outcome | Failure> {
  try {
    const { model, report } = await proofs.of(serving);
    // Where this computer itself fails its self-test, nobody could say what the server's numbers are worth.
    const elsewhere = report.serving && (await screenElsewhere({ engine, remote }, serving, bytes));
    if (elsewhere) return elsewhere;
    const outcome = await engine.run('screen', { bytes, model });
    return report.serving || outcome.kind !== 'verdict' ? outcome : withhold(outcome);
  } catch (error) {
    if (error instanceof EngineFault && error.code !== 'cancelled') return { kind: 'failure', code: error.code };
    throw error;
  }
}

const UNMEASURED = { decoding: 0, preprocessing: 0, inference: 0, total: 0 };
const UNANSWERED = { state: null, prediction: null, confidence: null, scores: null, backend: null } as const;

function toScreening(
  outcome: Outcome | Failure,
  { identity: model, passport }: Pick<ServingModel, 'identity' | 'passport'>,
): Screening {
  switch (outcome.kind) {
    case 'verdict': {
      const { kind: _kind, subject: _subject, ...answer } = outcome;
      return { ...answer, code: null, model, passport };
    }
    case 'refused':
      return { status: 'refused', code: outcome.code, ...UNANSWERED, ...evidence(outcome), model, passport };
    case 'error':
      return { status: 'error', code: outcome.code, ...UNANSWERED, ...evidence(outcome), model, passport };
    case 'failure':
      return {
        status: 'error',
        code: outcome.code,
        ...UNANSWERED,
        warnings: [],
        model,
        passport,
        performance: UNMEASURED,
      };
  }
}

function evidence(outcome: Exclude<Outcome, { kind: 'verdict' }>) {
  const warnings = outcome.kind === 'refused' ? outcome.warnings : [];
  return { warnings, performance: outcome.performance };
}
