import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../../main/ipc/answer.ts';
import { answerAny, faultOf } from '../../../main/ipc/answer.ts';
import type { Channel, Handlers } from '../../../preload/contract.ts';
import { inputs } from '../../../preload/contract.ts';
import type { Stage } from '../../../preload/domain.ts';

const CHANNELS = Object.keys(inputs);
const STUDY = '6f1c2b1e-0a51-4f43-8a44-5a4ae2d0f1aa';

/** One valid input for every operation: the mapped type makes a forgotten one a compile error. */
const VALID: { readonly [C in Channel]: unknown } = {
  'app.state': {},
  'profile.create': { passphrase: 'correct horse battery', language: 'tr' },
  'profile.unlock': { passphrase: 'correct horse battery' },
  'profile.setAside': {},
  'settings.change': { language: 'en' },
  'studies.find': { search: '', show: 'all', limit: 50, offset: 0 },
  'studies.open': { study: STUDY },
  'studies.pixels': { study: STUDY },
  'studies.import': { paths: ['/a/b.png'] },
  'studies.choose': { kind: 'files' },
  'files.save': { name: 'günlük 2026-11.csv', text: 'a;b' },
  'samples.load': {},
  'samples.decline': {},
  'batch.cancel': {},
  'batch.retry': {},
  'reads.record': { study: STUDY, label: 'normal', note: '' },
  'reviews.record': { study: STUDY, label: 'other', note: 'x' },
  'heatMaps.draw': { study: STUDY, label: null, method: 'activation-map' },
  'heatMaps.cancel': {},
  'probes.run': { study: STUDY },
  'probes.find': { study: STUDY },
  'probes.summary': { name: 'm', version: '1.0.0' },
  'questions.preview': { study: STUDY, text: 'Merhaba' },
  'questions.picture': { study: STUDY },
  'questions.ask': { study: null, text: 'Merhaba', consent: 'this-computer' },
  'questions.find': { study: null, limit: 50 },
  'questions.cancel': {},
  'outbox.add': { question: STUDY },
  'outbox.remove': { question: STUDY },
  'cloud.settings': {},
  'cloud.change': {
    isThisComputerOnly: false,
    isAllowed: true,
    isImageAllowed: false,
    model: 'claude-sonnet-5-5',
    baseUrl: 'https://api.anthropic.com',
    trustsInspection: false,
    limitsUsd: { day: 2, month: 20, userDay: 1 },
  },
  'cloud.setKey': { key: 'sk-ant-0123456789' },
  'egress.find': { withProbes: false, limit: 50, offset: 0 },
  'egress.open': { id: 1 },
  'api.settings': {},
  'api.change': { isOn: true, port: 8642, allowedOrigin: 'https://pacs.clinic.example' },
  'api.renewToken': {},
  'egress.sheet': { month: '2026-11' },
  'abTests.list': {},
  'abTests.choices': {},
  'abTests.size': { mode: 'paired', splitPercent: 50, difference: 0.1, stopRule: 'fixed' },
  'abTests.open': { name: 'onnx-vs-claude-medical' },
  'abTests.create': {
    name: 'onnx-vs-claude-medical',
    subject: 'questions',
    mode: 'split',
    modelA: 'chest-xray-classifier@1.0.0',
    modelB: 'claude-sonnet-5-5',
    splitPercent: 50,
    difference: 0.1,
    stopRule: 'fixed',
  },
  'abTests.step': { name: 'onnx-vs-claude-medical', step: 'start' },
  'abTests.disagreements': { name: 'onnx-vs-claude-medical', show: 'open', limit: 50 },
  'abTests.judge': { case: 1, verdict: 'equal' },
  'reference.find': {},
  'reference.state': { study: STUDY },
  'reference.mark': { study: STUDY, basis: 'outcome', label: 'pneumonia', hasConsent: true },
  'reference.unmark': { study: STUDY },
  'signatories.find': {},
  'signatories.enrol': { name: 'Dr. Can', passphrase: 'correct horse battery', holder: null },
  'signatories.withdraw': { signatory: 'a'.repeat(32), holder: 'correct horse battery' },
  'upgrade.needs': { name: 'm', version: '1.0.0' },
  'upgrade.replay': { name: 'm', version: '1.0.0' },
  'upgrade.measure': { replay: STUDY, cutOffs: [{ label: 'Pneumonia', threshold: 0.4 }] },
  'upgrade.sign': {
    replay: STUDY,
    cutOffs: 'equal-sensitivity',
    signatures: [
      { signatory: 'a'.repeat(32), passphrase: 'a' },
      { signatory: 'b'.repeat(32), passphrase: 'b' },
    ],
  },
  'upgrade.rollBack': { name: 'm', signature: { signatory: 'a'.repeat(32), passphrase: 'a' }, reason: 'r' },
  'passports.find': { name: 'm', version: '1.0.0' },
  'remote.settings': {},
  'remote.change': { isOn: true, address: 'https://triton.clinic.example:8000', model: 'cxr3', version: '1' },
  'remote.chooseIdentity': {},
  'remote.removeIdentity': {},
  'remote.check': {},
  'models.list': {},
  'models.card': { name: 'm', version: '1.0.0' },
  'models.import': { path: '/a/b.ailmodel' },
  'models.choose': {},
  'models.activate': { name: 'm', version: '1.0.0' },
  'models.rollBack': { name: 'm' },
  'models.setStatus': { name: 'm', version: '1.0.0', status: 'shadow' },
  'models.setAlias': { name: 'm', version: '1.0.0', alias: 'challenger', scope: 'medical' },
  'models.removeAlias': { alias: 'challenger', scope: 'medical' },
  'keys.find': {},
  'keys.choose': {},
  'keys.trust': { pem: 'x', name: 'maker', fingerprint: '0123456789abcdef' },
  'keys.revoke': { pem: 'x' },
  'metrics.daily': { days: 30 },
  'metrics.period': { days: 30 },
  'metrics.questions': { days: 30 },
  'metrics.savings': { days: 30 },
  'metrics.performance': { days: 90, wanted: { model: 'm', version: '1.0.0' } },
  'metrics.drift': {},
  'audit.verify': {},
  'computing.read': {},
  'computing.choose': { provider: 'cpu' },
  'diagnostics.run': {},
};

/** A desk at which every operation answers with its own name, so that reaching a handler can be seen. */
function echoDesk(stage: Stage = 'ready') {
  const reached: string[] = [];
  const handlers = Object.fromEntries(
    CHANNELS.map((channel) => [channel, () => (reached.push(channel), channel)]),
    // as: the values are stand-ins whose output types do not matter here.
  ) as unknown as Handlers;
  const desk: Desk = { handlers, stage: () => stage, report: () => undefined };
  return { desk, reached };
}

describe('answerAny', () => {
  it.each(Object.entries(VALID))('%s reaches its handler with a valid input', async (channel, input) => {
    const { desk } = echoDesk();
    await expect(answerAny(desk, channel, input)).resolves.toEqual({ ok: true, value: channel });
  });

  it.each(CHANNELS)('%s rejects nonsense before its handler', async (channel) => {
    const { desk, reached } = echoDesk();
    const nonsense = [null, undefined, 7, 'text', [], { unknown: 1 }, { study: '../../etc/passwd' }, { paths: [7] }];
    for (const input of nonsense) {
      const reply = await answerAny(desk, channel, input);
      expect(reply).toEqual({ ok: false, fault: { code: 'input-invalid' } });
    }
    expect(reached).toEqual([]);
  });

  it('settles for any channel and any argument, and never pollutes a prototype', async () => {
    const { desk } = echoDesk();
    const channel = fc.oneof(fc.constantFrom(...CHANNELS, '__proto__', 'constructor', 'toString'), fc.string());
    await fc.assert(
      fc.asyncProperty(channel, fc.anything({ withNullPrototype: true }), async (name, input) => {
        const reply = await answerAny(desk, name, input);
        expect(reply).toHaveProperty('ok');
        expect(Object.prototype).not.toHaveProperty('polluted');
      }),
      { numRuns: 2000 },
    );
  });

  it('knows no operation that is not in the contract', async () => {
    const { desk } = echoDesk();
    for (const channel of ['', 'studies.delete', '__proto__', 'constructor']) {
      const reply = await answerAny(desk, channel, {});
      expect(reply).toEqual({ ok: false, fault: { code: 'operation-unknown' } });
    }
  });

  it.each(['create', 'unlock', 'damaged'] as const)(
    'opens nothing but the door while the stage is %s',
    async (stage) => {
      const { desk, reached } = echoDesk(stage);
      for (const [channel, input] of Object.entries(VALID)) await answerAny(desk, channel, input);
      expect(reached.toSorted()).toEqual([
        'app.state',
        'profile.create',
        'profile.setAside',
        'profile.unlock',
        'settings.change',
      ]);
    },
  );

  it('passes on a known code and reports everything else as unexpected', async () => {
    const report = vi.fn<(error: unknown) => void>();
    const failing = (error: Error): Desk => ({
      ...echoDesk().desk,
      // as: only the operation under test is called.
      handlers: { 'models.list': () => Promise.reject(error) } as unknown as Handlers,
      report,
    });
    const known = Object.assign(new Error('full'), { code: 'disk-full' });
    expect(await answerAny(failing(known), 'models.list', {})).toEqual({ ok: false, fault: { code: 'disk-full' } });
    expect(report).not.toHaveBeenCalled();
    const secret = new Error('/home/ayse/hasta.dcm');
    const reply = await answerAny(failing(secret), 'models.list', {});
    expect(reply).toEqual({ ok: false, fault: { code: 'unexpected' } });
    expect(JSON.stringify(reply)).not.toContain('hasta');
    expect(report).toHaveBeenCalledWith(secret);
  });
});

describe('faultOf', () => {
  it('translates a full disk and hides codes it does not know', () => {
    expect(faultOf(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe('disk-full');
    expect(faultOf(Object.assign(new Error('x'), { code: 'E_SOMETHING' }))).toBe('unexpected');
    expect(faultOf('text')).toBe('unexpected');
  });
});
