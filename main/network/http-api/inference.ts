/** `POST /api/pytorch/inference`: an image in, the model's answer out, recorded like any other reading. */
import type { Screening } from '../../../preload/domain.ts';
import { clinicWith } from '../../cli/model-choice.ts';
import type { Application } from '../../ipc/application.ts';
import { arrive, hashInput } from '../../screening/arrive.ts';
import { screenStudy } from '../../screening/screen.ts';
import type { ApiFailure, HttpFault } from './faults.ts';
import { ApiFault, failureOf } from './faults.ts';
import { decodeImageText } from './image-text.ts';
import type { InferenceAnswer, InferenceRequest } from './schemas.ts';
import { inferenceRequest } from './schemas.ts';

/** What the worklist shows: the client's own name for the file never gets here. */
const FILE_NAME = 'HTTP API';

/** A refused or unreadable image resolves with its failure; what the request is to blame for rejects. */
export async function classifyUpload(application: Application, body: unknown): Promise<InferenceAnswer | ApiFailure> {
  const { model_name: model, image } = parseRequest(body);
  const clinic = clinicWith(application.work(), model ?? null);
  const bytes = decodeImageText(image);
  const study = await arrive(clinic, { fileName: FILE_NAME, bytes, isSample: false });
  application.around.emit('studies.changed', { study });
  try {
    const screening = await screenStudy(clinic, study, bytes);
    return toAnswer(screening, { study, input_hash: hashInput(clinic, bytes) });
  } finally {
    application.around.emit('studies.changed', { study });
  }
}

const CODE_OF_FIELD: Readonly<Record<string, HttpFault>> = {
  image: 'image-required',
  model_name: 'model-name-invalid',
};

function parseRequest(body: unknown): InferenceRequest {
  const parsed = inferenceRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  throw new ApiFault(CODE_OF_FIELD[String(field)] ?? 'body-invalid');
}

type Reference = Pick<InferenceAnswer, 'study' | 'input_hash'>;

function toAnswer(screening: Screening, reference: Reference): InferenceAnswer | ApiFailure {
  const { status, state, prediction, confidence, scores, warnings, performance } = screening;
  const isAnswered = status === 'result' || status === 'indeterminate';
  if (!isAnswered || !state || prediction === null || confidence === null || !scores) {
    return failureOf(screening.code ?? 'unexpected');
  }
  const { name, version, type, domain } = screening.model;
  return {
    success: true,
    model: { name, version, type, domain },
    prediction,
    confidence,
    probabilities: { ...scores },
    performance: {
      decoding_ms: round(performance.decoding),
      preprocessing_ms: round(performance.preprocessing),
      inference_ms: round(performance.inference),
      total_ms: round(performance.total),
    },
    status,
    state,
    warnings: [...warnings],
    ...reference,
  };
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
