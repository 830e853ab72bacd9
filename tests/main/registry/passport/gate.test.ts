import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../main/audit/verify.ts';
import { ask } from '../../../../main/cli/ask.ts';
import type { Application } from '../../../../main/ipc/application.ts';
import { activeModel } from '../../../../main/registry/models.ts';
import { markReference } from '../../../../main/registry/passport/reference-cases.ts';
import { arrive } from '../../../../main/screening/arrive.ts';
import { screenStudy } from '../../../../main/screening/screen.ts';
import type { ReplayReport, SignatoryId } from '../../../../preload/passport.ts';
import { openApplication } from '../../../support/application.ts';
import { PASSPHRASE, temporaryFolder } from '../../../support/database.ts';
import { pictureOf } from '../../../support/images.ts';
import { addReferenceCases, readCase } from '../../../support/reference-cases.ts';
import { writeTinyModel } from '../../../support/tiny-model.ts';

const AYSE = { name: 'Dr. Ayşe Işık', passphrase: 'Ayşe’nin uzun parolası' };
const CAN = { name: 'Dr. Can Öz', passphrase: 'Can’ın uzun parolası' };
const NEXT = { name: 'tiny', version: '2.0.0' };

let folder: string;
let clinic: Application;

beforeEach(async () => {
  folder = temporaryFolder();
  writeTinyModel(join(folder, 'models'));
  flatter(writeTinyModel(join(folder, 'models'), { version: '2.0.0' }).file);
  clinic = await openApplication(folder);
});

describe('where there are no reference cases', () => {
  it('two people sign for exactly that', async () => {
    expect(await ask(clinic, 'upgrade.needs', NEXT)).toMatchObject({ needsSignatures: false, isAtWork: false });
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    expect(report).toMatchObject({ reference: { cases: 0 }, answered: 0, changes: [] });
    const [ayse, can] = await enrol();
    const { outlook } = await ask(clinic, 'upgrade.measure', { replay: report.id, cutOffs: 'maker' });
    expect(outlook).toMatchObject({ margin: 0, answered: 0, unreachable: [], hasWarning: false });
    const passport = await ask(clinic, 'upgrade.sign', signed(report, ayse, can));
    expect(passport).toMatchObject({
      basis: 'none',
      outlook,
      reference: { cases: 0 },
      signatories: [AYSE.name, CAN.name],
    });
    expect(passport.cutOffs.map(({ origin, measured }) => [origin, measured])).toEqual(
      Array.from({ length: 3 }, () => ['maker', null]),
    );
  });
});

describe('the upgrade gate', () => {
  it('keeps an old cut-off from being carried over, and binds every later answer to what was signed', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    const covid = report.classes.find(({ label }) => label === 'COVID-19');
    expect(report).toMatchObject({ answered: 40, reference: { byLabel: { 'covid-19': 20, normal: 20 } } });
    expect(covid).toMatchObject({ positives: 20, negatives: 20, isMeasured: true });
    // The flatter scores of the candidate stay below a cut-off that the version at work passes easily.
    expect(covid?.carriedOver?.found).toBeLessThan(covid?.serving?.found ?? 0);
    expect(covid?.equalSensitivity?.found).toBe(covid?.serving?.found);
    expect(report.changes.length).toBeGreaterThan(0);

    const passport = await ask(clinic, 'upgrade.sign', signed(report, ayse, can));
    expect(activeModel(db(), 'medical')?.version).toBe('2.0.0');
    const threshold = covid?.equalSensitivity?.threshold;
    expect(passport).toMatchObject({ kind: 'activation', basis: 'measured', replaces: { version: '1.0.0' } });
    expect(passport.cutOffs).toContainEqual(
      expect.objectContaining({ label: 'COVID-19', threshold, origin: 'equal-sensitivity' }),
    );
    expect(await ask(clinic, 'passports.find', NEXT)).toEqual([passport]);

    const study = await arrive(clinic.work().clinic, {
      fileName: 'a.png',
      bytes: await pictureOf(60),
      isSample: false,
    });
    expect(await screenStudy(clinic.work().clinic, study)).toMatchObject({ passport: passport.id });
    const detail = await ask(clinic, 'reads.record', { study, label: 'covid-19', note: '' });
    expect(detail.operatingPoints.find(({ label }) => label === 'COVID-19')).toMatchObject({
      threshold,
      positives: 20,
      measuredHere: { cases: 40, at: passport.at },
    });
    expect(lastAudit('reading-recorded')).toMatchObject({ passport: passport.id });
    expect(lastAudit('passport-issued')).toMatchObject({ passport: passport.id, signatories: `${ayse},${can}` });
    expect((await verifyAudit(db(), clinic.work().clinic.profile.keys.audit)).isIntact).toBe(true);
  });

  it('lets nothing replace a version without two people who are two', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    const sign = (...signatures: readonly { signatory: SignatoryId; passphrase: string }[]) =>
      ask(clinic, 'upgrade.sign', { replay: report.id, cutOffs: 'maker', signatures: [...signatures] });
    const [hers, his] = [
      { signatory: ayse, passphrase: AYSE.passphrase },
      { signatory: can, passphrase: CAN.passphrase },
    ];
    await expect(sign(hers)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(sign(hers, hers)).rejects.toMatchObject({ code: 'signatures-same-person' });
    await expect(sign(hers, { ...his, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'signature-wrong' });
    expect(activeModel(db(), 'medical')?.version).toBe('1.0.0');
    expect(count('threshold_passports')).toBe(0);
  });

  it('does not open because nothing answers: the next version takes two signatures all the same', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    await ask(clinic, 'models.setStatus', { name: 'tiny', version: '1.0.0', status: 'inactive' });
    expect(clinic.state()).toMatchObject({ model: null, fault: 'no-active-model' });
    for (const version of ['1.0.0', '2.0.0']) {
      expect(await ask(clinic, 'upgrade.needs', { name: 'tiny', version })).toMatchObject({
        needsSignatures: true,
        replaces: null,
      });
      const unsigned = ask(clinic, 'models.activate', { name: 'tiny', version });
      await expect(unsigned).rejects.toMatchObject({ code: 'passport-required' });
    }
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    expect(report).toMatchObject({ serving: null, answered: 40 });
    const passport = await ask(clinic, 'upgrade.sign', { ...signed(report, ayse, can), cutOffs: 'maker' });
    expect(passport).toMatchObject({ kind: 'activation', replaces: null, basis: 'measured' });
    expect(activeModel(db(), 'medical')?.version).toBe('2.0.0');
  });

  it('refuses signatures for a reference set that changed since the replay', async () => {
    const studies = await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    const [first] = studies;
    if (!first) throw new Error('no case');
    await ask(clinic, 'reference.unmark', { study: first });
    await expect(ask(clinic, 'upgrade.sign', signed(report, ayse, can))).rejects.toMatchObject({
      code: 'replay-stale',
    });
    await ask(clinic, 'reference.mark', { study: first, basis: 'final-read', label: null, hasConsent: true });
    await ask(clinic, 'reviews.record', { study: first, label: 'pneumonia', note: '' });
    await expect(ask(clinic, 'upgrade.sign', signed(report, ayse, can))).rejects.toMatchObject({
      code: 'replay-stale',
    });
    expect(activeModel(db(), 'medical')?.version).toBe('1.0.0');
  });

  it('refuses weights that changed since the replay', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    const file = join(folder, 'models', 'tiny', '2.0.0', 'model.onnx');
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.of(0)]));
    await expect(ask(clinic, 'upgrade.sign', signed(report, ayse, can))).rejects.toMatchObject({
      code: 'activation-failed',
    });
    expect(activeModel(db(), 'medical')?.version).toBe('1.0.0');
    expect(count('threshold_passports')).toBe(0);
  });

  it('writes passport and activation together or not at all', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    db().exec(`CREATE TEMP TRIGGER cut BEFORE INSERT ON main.audit_log WHEN NEW.action = 'model-activated'
      BEGIN SELECT RAISE(ABORT, 'cut'); END`);
    await expect(ask(clinic, 'upgrade.sign', signed(report, ayse, can))).rejects.toMatchObject({ code: 'unexpected' });
    expect([count('threshold_passports'), count('model_activations')]).toEqual([0, 0]);
    expect(activeModel(db(), 'medical')?.version).toBe('1.0.0');
  });

  it('says before it is signed, and in what is signed, that a cut-off below the margin leaves no negative answer', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', { name: 'tiny', version: '1.0.0' });
    const cutOffs = [{ label: 'COVID-19', threshold: 0.04 }];
    const asked = { replay: report.id, cutOffs };
    const { outlook } = await ask(clinic, 'upgrade.measure', asked);
    expect(outlook).toMatchObject({
      margin: 0.05,
      answered: 40,
      unreachable: [{ label: 'COVID-19', threshold: 0.04, answer: 'negative' }],
      hasWarning: true,
    });
    expect((await ask(clinic, 'upgrade.measure', { ...asked, cutOffs: 'maker' })).outlook).toMatchObject({
      unreachable: [],
      hasWarning: false,
    });
    const passport = await ask(clinic, 'upgrade.sign', { ...signed(report, ayse, can), cutOffs });
    expect(passport.outlook).toEqual(outlook);
    expect(lastAudit('passport-issued')).toMatchObject({
      answered: 40,
      indeterminate: outlook.indeterminate,
      unreachable: 'negative:COVID-19',
    });
    // The counts hold: judged anew under the passport, as many of these very cases are indeterminate.
    const { engine, model } = clinic.work().clinic;
    const answers = await Promise.all(
      (await measurablePictures()).map((bytes) => engine.run('screen', { bytes, model: model() })),
    );
    const statuses = answers.map((one) => (one.kind === 'verdict' ? one.status : one.kind));
    expect(statuses.filter((status) => status === 'indeterminate')).toHaveLength(outlook.indeterminate);
    expect(answers.map((one) => (one.kind === 'verdict' ? one.state : null))).not.toContain('negative');
  });

  it('says when too few cases measure a class, and then keeps its maker’s cut-off', async () => {
    await addReferenceCases(clinic.work().clinic.profile, 'covid-19', 5, [20, 120]);
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', NEXT);
    expect(report.classes[0]).toMatchObject({ label: 'COVID-19', isMeasured: false });
    const chosen = { ...signed(report, ayse, can), cutOffs: [{ label: 'COVID-19', threshold: 0.2 }] };
    await expect(ask(clinic, 'upgrade.sign', chosen)).rejects.toMatchObject({ code: 'cut-off-not-measured' });
    const passport = await ask(clinic, 'upgrade.sign', signed(report, ayse, can));
    expect(passport).toMatchObject({ basis: 'too-few' });
    expect(passport.cutOffs.every(({ origin, measured }) => origin === 'maker' && measured === null)).toBe(true);
  });

  it('measures the version at work too: other cut-offs take two people, and answer at once', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const report = await ask(clinic, 'upgrade.replay', { name: 'tiny', version: '1.0.0' });
    expect(report).toMatchObject({ serving: null, changes: [] });
    const cutOffs = [{ label: 'COVID-19', threshold: 0.3 }];
    const measured = await ask(clinic, 'upgrade.measure', { replay: report.id, cutOffs });
    const preview = measured.cutOffs.find(({ origin }) => origin === 'chosen');
    const passport = await ask(clinic, 'upgrade.sign', { ...signed(report, ayse, can), cutOffs });
    expect(passport).toMatchObject({ kind: 'cut-offs', replaces: null });
    expect(passport.cutOffs).toContainEqual(preview);
    expect(clinic.work().clinic.model()).toMatchObject({ passport: passport.id });
    expect(
      clinic
        .work()
        .clinic.model()
        .card.operating_points.find(({ label }) => label === 'COVID-19'),
    ).toMatchObject({
      threshold: 0.3,
      positives: 20,
    });
    // What was replayed against other cut-offs is no longer what would be replaced.
    const stale = await ask(clinic, 'upgrade.replay', NEXT);
    await ask(clinic, 'upgrade.sign', { ...signed(report, ayse, can), cutOffs: 'maker' });
    await expect(ask(clinic, 'upgrade.sign', signed(stale, ayse, can))).rejects.toMatchObject({ code: 'replay-stale' });
  });

  it('goes back for one person and a reason, to the cut-offs that were signed for before', async () => {
    await measurable();
    const [ayse, can] = await enrol();
    const here = await ask(clinic, 'upgrade.replay', { name: 'tiny', version: '1.0.0' });
    const first = await ask(clinic, 'upgrade.sign', {
      ...signed(here, ayse, can),
      cutOffs: [{ label: 'COVID-19', threshold: 0.3 }],
    });
    await ask(clinic, 'upgrade.sign', signed(await ask(clinic, 'upgrade.replay', NEXT), ayse, can));
    const back = { name: 'tiny', reason: 'too many false alarms', signature: { signatory: can, passphrase: 'wrong' } };
    await expect(ask(clinic, 'upgrade.rollBack', back)).rejects.toMatchObject({ code: 'signature-wrong' });
    const right = { ...back, signature: { signatory: can, passphrase: CAN.passphrase } };
    expect(await ask(clinic, 'upgrade.rollBack', right)).toEqual({ name: 'tiny', version: '1.0.0' });
    expect(clinic.work().clinic.model()).toMatchObject({ passport: first.id, identity: { version: '1.0.0' } });
    expect(lastAudit('model-rolled-back')).toMatchObject({ signatory: can });
    expect(JSON.stringify(lastAudit('model-rolled-back'))).not.toContain('alarms');
    expect(db().prepare('SELECT signatory, reason FROM model_rollbacks').all()).toEqual([
      { signatory: can, reason: 'too many false alarms' },
    ]);
  });
});

describe('a reference case', () => {
  it('has a final read, is no sample and counts once', async () => {
    const { profile } = clinic.work().clinic;
    const bytes = await pictureOf(70);
    const [study, twin] = [await readCase(profile, bytes, 'covid-19'), await readCase(profile, bytes, 'covid-19')];
    const mark = (one: typeof study) =>
      ask(clinic, 'reference.mark', { study: one, basis: 'final-read', label: null, hasConsent: true });
    expect(await mark(study)).toMatchObject({ mark: { label: 'covid-19', basis: 'final-read' }, obstacle: null });
    await expect(mark(twin)).rejects.toMatchObject({ code: 'not-a-reference' });
    expect(await ask(clinic, 'reference.state', { study: twin })).toMatchObject({ obstacle: 'duplicate' });
    const other = await readCase(profile, await pictureOf(80), 'other');
    await expect(mark(other)).rejects.toMatchObject({ code: 'not-a-reference' });
    // What became known later outweighs the final read.
    await ask(clinic, 'reference.mark', { study: other, basis: 'outcome', label: 'pneumonia', hasConsent: true });
    expect(await ask(clinic, 'reference.find', {})).toEqual({
      cases: 2,
      byLabel: { 'covid-19': 1, pneumonia: 1, normal: 0 },
    });
    const unread = await arrive(clinic.work().clinic, {
      fileName: 'b.png',
      bytes: await pictureOf(90),
      isSample: false,
    });
    expect(await ask(clinic, 'reference.state', { study: unread })).toMatchObject({ obstacle: 'no-final-read' });
    const sample = await arrive(clinic.work().clinic, {
      fileName: 'c.png',
      bytes: await pictureOf(95),
      isSample: true,
    });
    expect(await ask(clinic, 'reference.state', { study: sample })).toMatchObject({ obstacle: 'sample' });
    expect(() => markReference(profile, { study: sample, basis: 'outcome', label: 'normal' }, 'system')).toThrow(
      'sample',
    );
  });
});

it('only who holds the profile enrols', async () => {
  await expect(ask(clinic, 'signatories.enrol', { ...AYSE, holder: 'wrong' })).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  await expect(ask(clinic, 'signatories.enrol', { ...AYSE, holder: null })).rejects.toMatchObject({
    code: 'passphrase-required',
  });
  expect(await ask(clinic, 'signatories.enrol', { ...AYSE, holder: PASSPHRASE })).toMatchObject([{ name: AYSE.name }]);
});

/** The candidate's scores are squeezed towards the middle: an old cut-off means something else for it. */
function flatter(file: string): void {
  const path = join(file, '..', 'card.json');
  const calibration = {
    method: 'temperature',
    temperature: 4,
    ece_before: 0.1,
    ece_after: 0.02,
    n: 9,
    measured_on: 'x',
  };
  const card = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...card, calibration, indeterminate_margin: 0 }));
}

/** Dark is COVID-19 to the tiny models, bright is normal; a few cases lie on the wrong side. */
async function measurable() {
  const { profile } = clinic.work().clinic;
  return [
    ...(await addReferenceCases(profile, 'covid-19', 20, [10, 130])),
    ...(await addReferenceCases(profile, 'normal', 20, [100, 245])),
  ];
}

/** The pictures of `measurable`, once more. */
function measurablePictures(): Promise<Buffer[]> {
  const all = [
    [10, 130],
    [100, 245],
  ].flatMap(([from = 0, to = 0]) => Array.from({ length: 20 }, (_, i) => from + ((to - from) * i) / 19));
  return Promise.all(all.map(pictureOf));
}

async function enrol(): Promise<readonly [SignatoryId, SignatoryId]> {
  await ask(clinic, 'signatories.enrol', { ...AYSE, holder: PASSPHRASE });
  const enrolled = await ask(clinic, 'signatories.enrol', { ...CAN, holder: PASSPHRASE });
  const [ayse, can] = enrolled.map(({ id }) => id);
  if (!ayse || !can) throw new Error('two people were enrolled');
  return [ayse, can];
}

function signed({ id }: ReplayReport, ayse: SignatoryId, can: SignatoryId) {
  return {
    replay: id,
    cutOffs: 'equal-sensitivity' as const,
    signatures: [
      { signatory: ayse, passphrase: AYSE.passphrase },
      { signatory: can, passphrase: CAN.passphrase },
    ],
  };
}

function db() {
  return clinic.work().clinic.profile.db;
}

function count(table: string): number {
  return db().prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0;
}

function lastAudit(action: string): unknown {
  const row = db()
    .prepare<[string], { detail: string }>('SELECT detail FROM audit_log WHERE action = ? ORDER BY seq DESC LIMIT 1')
    .get(action);
  return JSON.parse(row?.detail ?? 'null');
}
