/**
 * The import gate: seven steps, each of which a bundle must pass before the next one looks at it. Parsers of untrusted
 * bytes (1, 4) and the model itself (5, 6) run in throw-away processes; ONNX Runtime sees nothing before step 5.
 */
import { stat } from 'node:fs/promises';
import type { GateStep, ImportedModel } from '../../../preload/models.ts';
import { appendAudit } from '../../audit/append.ts';
import { StorageFault } from '../../database/fault.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import { ImportFault } from '../../inference/graph/fault.ts';
import type { HostProcess, ModelFile } from '../../inference/protocol.ts';
import { QUANTISED_BACKEND } from '../../inference/provider.ts';
import { type BundledModel, readBundledModel } from './bundled-model.ts';
import { hashFile, verifyFiles } from './files.ts';
import { measureGolden, replayGolden, type Screen } from './golden.ts';
import { type Findings, installModel } from './install.ts';
import type { Manifest } from './manifest.ts';
import { type PinnedKey, pinnedKeys } from './pinned-keys.ts';
import { startProbe } from './probe.ts';
import { openQuarantine, type Quarantine } from './quarantine.ts';
import { type SignedManifest, verifyManifest } from './trust.ts';

export interface ImportSurroundings {
  readonly profile: Profile;
  readonly spawnHost: () => HostProcess;
  readonly actor: string;
  readonly pinned?: readonly PinnedKey[];
  readonly now?: Date;
  /** Operators of control flow that this clinic lets a bundle declare. */
  readonly allowedOperators?: readonly string[];
  /** Milliseconds for each trial of steps 5 and 6. */
  readonly deadline?: number;
  /** Told of each step as it begins. */
  readonly onStep?: (step: GateStep) => void;
  /** Told of the key that the manifest names, before anything vouches for it. */
  readonly onClaim?: (key: string) => void;
}

const DEADLINE_MS = 10_000;
/** Hashing and examining a gigabyte takes a while; none of it can hang. */
const EXAMINATION_MS = 120_000;
const EXAMINATION_BYTES = 3 * 1024 ** 3;
/** An empty host holds about 100 MB; ONNX Runtime about three times the weights while it optimises them. */
const PROBE_BYTES = 1024 ** 3;
const PROBE_BYTES_PER_WEIGHT = 6;

/** Throws ImportFault, whose code says which step refused and why; the refusal is in the audit log. */
export async function importBundle(file: string, around: ImportSurroundings): Promise<ImportedModel> {
  const { folder } = around.profile;
  if (folder === null) throw new StorageFault('profile-locked', 'a profile in memory keeps no models');
  const quarantine = await openQuarantine(folder, file);
  const bundleSha256 = await hashFile(quarantine.bundle);
  try {
    const findings = { ...(await examine(quarantine, around)), bundleSha256 };
    around.onStep?.('register');
    await installModel(around.profile, folder, quarantine.folder, findings, around.actor);
    return describe(findings);
  } catch (error) {
    if (error instanceof ImportFault) noteRefusal(around, error, bundleSha256);
    throw error;
  } finally {
    await quarantine.remove();
  }
}

async function examine(quarantine: Quarantine, around: ImportSurroundings): Promise<Omit<Findings, 'bundleSha256'>> {
  const { signed, model } = await examineFiles(quarantine, around);
  return { signed, model, goldenDifference: await tryModel(quarantine.folder, model, signed.manifest, around) };
}

/** Steps 1 to 4. */
async function examineFiles(
  { bundle, folder }: Quarantine,
  around: ImportSurroundings,
): Promise<{ readonly signed: SignedManifest; readonly model: BundledModel }> {
  const {
    profile,
    spawnHost,
    pinned = pinnedKeys(),
    now = new Date(),
    allowedOperators = [],
    onStep,
    onClaim,
  } = around;
  const examiner = startProbe({ spawnHost, deadline: EXAMINATION_MS, memoryBytes: EXAMINATION_BYTES });
  try {
    onStep?.('unpack');
    await examiner.run('unpack', { file: bundle, folder }, null);
    onStep?.('signature');
    const signed = await verifyManifest(profile.db, folder, { pinned, now, onClaim });
    onStep?.('files');
    await verifyFiles(folder, signed.manifest);
    const model = await readBundledModel(folder, signed.manifest);
    const granted = signed.manifest.operators.filter((operator) => allowedOperators.includes(operator));
    onStep?.('graph');
    const { full, twin } = graphsOf(model);
    await examiner.run('inspect', { model: full, granted }, null);
    if (twin) await examiner.run('inspect', { model: twin, granted }, null);
    return { signed, model };
  } finally {
    examiner.stop();
  }
}

/** Steps 5 and 6, in a process of their own. */
async function tryModel(
  folder: string,
  model: BundledModel,
  { golden }: Manifest,
  { spawnHost, deadline = DEADLINE_MS, onStep }: ImportSurroundings,
): Promise<number> {
  const { size } = await stat(model.file);
  const probe = startProbe({ spawnHost, deadline, memoryBytes: PROBE_BYTES + PROBE_BYTES_PER_WEIGHT * size });
  const screen: Screen = (asks) => probe.run('screen', asks, 'golden-no-answer');
  const { full, twin } = graphsOf(model);
  try {
    onStep?.('load');
    await probe.run('load', { model: full }, 'probe-refused');
    onStep?.('reference-images');
    const difference = await replayGolden(screen, full, { folder, images: golden });
    // That it answers is enough here: whether it answers well enough to serve is tried where it serves.
    if (twin) await measureGolden(screen, twin, { folder, images: golden });
    return difference;
  } finally {
    probe.stop();
  }
}

/** What ONNX Runtime is to be given of a bundle: the graph and, where the card has one, its quantised twin. */
function graphsOf({ file, card }: BundledModel) {
  const twin: ModelFile | null = card.int8 ? { file, card, backend: QUANTISED_BACKEND } : null;
  return { full: { file, card }, twin };
}

function noteRefusal({ profile, actor }: ImportSurroundings, fault: ImportFault, bundleSha256: string): void {
  inTransaction(profile.db, () =>
    appendAudit(profile.db, profile.keys.audit, {
      actor,
      action: 'model-import-refused',
      object: 'bundle',
      detail: { code: fault.code, bundle: bundleSha256 },
    }),
  );
}

function describe({ signed, model, goldenDifference }: Findings): ImportedModel {
  const { name, version, key, golden } = signed.manifest;
  return {
    name,
    version,
    sha256: model.card.sha256,
    signingKey: key,
    signer: signed.signer,
    goldenImages: golden.length,
    goldenDifference,
    status: 'testing',
  };
}
