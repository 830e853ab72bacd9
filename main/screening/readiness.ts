/** The readiness checks: is this workstation fit to read on? Each check is a fact that was just tried, not a setting. */
import { statfs } from 'node:fs/promises';
import type { BackendTrial } from '../../preload/backend.ts';
import type { CheckOutcome, Found, ReadinessCheck } from '../../preload/domain.ts';
import { verifyAudit } from '../audit/verify.ts';
import { objectOf } from '../registry/models.ts';
import { modelEntries } from '../registry/entries.ts';
import type { ShelvedModel } from '../registry/shelf.ts';
import { SAMPLE_NAMES } from '../samples/names.ts';
import type { Clinic } from './clinic.ts';

type Finding = readonly [outcome: CheckOutcome, detail: string, found?: Found];

const GIGABYTE = 2 ** 30;
const LOW_DISK_GB = 5;

/** One after another, so that a slow one is seen as such. A check that throws has failed. */
export async function readinessChecks(clinic: Clinic, shelf: readonly ShelvedModel[]): Promise<ReadinessCheck[]> {
  const checks: readonly (readonly [name: string, run: () => Finding | Promise<Finding>])[] = [
    ['database-durable', () => checkDatabase(clinic)],
    ['audit-chain', () => checkAudit(clinic)],
    ['model-weights', () => checkWeights(clinic, shelf)],
    ['reference-images', () => checkReferenceImages(clinic)],
    ['inference', () => checkInference(clinic)],
    ['disk-space', () => checkDisk(clinic)],
  ];
  const results: ReadinessCheck[] = [];
  for (const [name, run] of checks) results.push(await perform(name, run));
  return results;
}

async function perform(name: string, run: () => Finding | Promise<Finding>): Promise<ReadinessCheck> {
  try {
    const [outcome, detail, found = null] = await run();
    return { name, outcome, detail, found };
  } catch (error) {
    return { name, outcome: 'fail', detail: error instanceof Error ? error.message : String(error), found: null };
  }
}

function checkDatabase({ profile }: Clinic): Finding {
  if (profile.folder === null) return ['warn', 'in memory: nothing is kept'];
  const journal = profile.db.pragma('journal_mode', { simple: true });
  const synchronous = profile.db.pragma('synchronous', { simple: true });
  const integrity = profile.db.pragma('quick_check', { simple: true });
  const isSound = journal === 'wal' && synchronous === 2 && integrity === 'ok';
  const detail = `journal ${String(journal)}, synchronous ${String(synchronous)}, ${String(integrity)}`;
  return isSound ? ['pass', detail, { word: 'durable', figures: {} }] : ['fail', detail];
}

async function checkAudit({ profile }: Clinic): Promise<Finding> {
  const { isIntact: isWhole, entries, brokenAt } = await verifyAudit(profile.db, profile.keys.audit);
  if (!isWhole) return ['fail', `broken at entry ${brokenAt}`];
  return ['pass', `entries: ${entries}`, { word: 'entries', figures: { entries } }];
}

/** What the registry holds against what lies there: a card that was changed together with its weights is found as well. */
async function checkWeights({ profile }: Clinic, shelf: readonly ShelvedModel[]): Promise<Finding> {
  const models = await modelEntries(profile, shelf);
  const altered = models.filter((model) => !model.isIntact).map(objectOf);
  if (altered.length > 0) return ['fail', `altered: ${altered.join(', ')}`];
  return ['pass', `versions: ${models.length}`, { word: 'versions', figures: { versions: models.length } }];
}

/** Whether the model answers as its maker says, on what it computes with; a back-end that was declined is a warning. */
async function checkReferenceImages({ proofs, model }: Clinic): Promise<Finding> {
  const { report } = await proofs.of(model());
  const { images, trials, serving } = report;
  const detail = [`images: ${images}`, ...trials.map(trialText)].join(', ');
  if (serving === null) return ['fail', detail];
  if (images === 0 || trials.some(({ code }) => code !== null)) return ['warn', detail];
  const difference = Math.max(...trials.map((trial) => trial.difference ?? 0));
  return ['pass', detail, { word: 'images', figures: { images, difference } }];
}

function trialText({ backend, difference, code }: BackendTrial): string {
  const found = difference === null ? '' : ` ±${difference.toFixed(4)}`;
  return `${backend.provider} ${backend.precision}${found}${code === null ? '' : ` (${code})`}`;
}

/** A synthetic chest goes the whole way through the host; its answer is not judged, only that there is one. */
async function checkInference({ engine, model }: Clinic): Promise<Finding> {
  const bytes = await engine.run('sample', { name: SAMPLE_NAMES[0] });
  const outcome = await engine.run('screen', { bytes, model: model() });
  if (outcome.kind !== 'verdict') return ['fail', outcome.code];
  const ms = Math.round(outcome.performance.total);
  return ['pass', `${ms} ms`, { word: 'duration', figures: { ms } }];
}

async function checkDisk({ profile }: Clinic): Promise<Finding> {
  if (profile.folder === null) return ['warn', 'in memory: nothing is kept'];
  const { bavail, bsize } = await statfs(profile.folder);
  const free = Math.round((bavail * bsize * 10) / GIGABYTE) / 10;
  return [free < LOW_DISK_GB ? 'warn' : 'pass', `${free} GB free`, { word: 'space', figures: { gb: free } }];
}
