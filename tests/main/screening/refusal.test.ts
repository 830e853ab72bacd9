import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { classify, type ClassifyLine } from '../../../main/cli/classify.ts';
import { classifyText } from '../../../main/cli/texts.ts';
import { REFERENCE_BACKEND } from '../../../main/inference/provider.ts';
import type { Engine } from '../../../main/inference/supervisor.ts';
import { failureOf, statusOf } from '../../../main/network/http-api/faults.ts';
import type { ServingModel } from '../../../main/registry/serve.ts';
import type { Clinic } from '../../../main/screening/clinic.ts';
import { studyDetail } from '../../../main/screening/detail.ts';
import { findStudies } from '../../../main/screening/studies.ts';
import { localUser } from '../../../main/screening/users.ts';
import { READ_FAULTS, type ReadFault, REFUSALS, type Refusal } from '../../../preload/domain.ts';
import { REFUSAL_NUMBERS } from '../../../preload/refusals.ts';
import { registerModel, temporaryFolder, throwAway } from '../../support/database.ts';
import { modelCard } from '../../support/records.ts';

const LEAKED = { probability: 0.9137, percentage: '91.37%' };
const TRACE = /0?\.9137|91[.,]37|percentage/u;

it.each([...REFUSALS, ...READ_FAULTS])(
  '%s has its number and shows no probability anywhere, whatever the host lets slip',
  async (code) => {
    const clinic = clinicWhoseHostSays(code);
    const file = join(temporaryFolder(), 'a.png');
    writeFileSync(file, PNG_START);
    const line = await firstLine(clinic, file);
    expect(line).toMatchObject({ code, number: REFUSAL_NUMBERS[code], prediction: null, confidence: null });
    expect(line.probabilities).toBeNull();

    const { db } = clinic.profile;
    const [row] = findStudies(db, { search: '', show: 'all', limit: 1, offset: 0 }).rows;
    if (!row) throw new Error('the image is not on the worklist');
    const detail = studyDetail(clinic, row.id);
    expect(detail).toMatchObject({ isAnswerHidden: false, screening: { scores: null, state: null } });
    const logs = ['inferences', 'audit_log', 'daily_metrics', 'studies'].map((table) =>
      db.prepare(`SELECT * FROM ${table}`).all(),
    );
    const said = [line, classifyText(line), row, detail, logs, failureOf(code)];
    for (const part of said) expect(JSON.stringify(part)).not.toMatch(TRACE);
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
  },
);

const PNG_START = Buffer.from('89504e470d0a1a0a0000000d', 'hex');

async function firstLine(clinic: Clinic, file: string): Promise<ClassifyLine> {
  for await (const { line } of classify(clinic, [file])) return line;
  throw new Error('the image was not classified');
}

/** A host gone wrong: its outcome says no and carries scores all the same. */
function clinicWhoseHostSays(code: Refusal | ReadFault): Clinic {
  const profile = throwAway();
  const { id: versionId, name, version, type, domain, sha256 } = registerModel(profile);
  const kind = REFUSALS.some((refusal) => refusal === code) ? 'refused' : 'error';
  const outcome = {
    kind,
    code,
    subject: null,
    warnings: [],
    performance: { decoding: 1, preprocessing: 1, inference: 1, total: 3 },
    prediction: 'Pneumonia',
    confidence: LEAKED.percentage,
    scores: { Pneumonia: LEAKED },
  };
  // as: nothing but the host's answer matters here
  const engine = {
    run: () => Promise.resolve(outcome),
    state: () => 'ready',
    stop: () => undefined,
  } as unknown as Engine;
  const identity = { name, version, type, domain, sha256 };
  const model: ServingModel = { file: '/m', card: modelCard(), versionId, identity, passport: null };
  // What is said must not depend on the self-test: here every model passes it.
  const passed = { model, report: { serving: REFERENCE_BACKEND, images: 1, trials: [] } };
  const proofs = { of: () => Promise.resolve(passed) };
  return { profile, engine, model: () => model, proofs, user: localUser(profile.db, 'Dr. Ayşe Işık') };
}
