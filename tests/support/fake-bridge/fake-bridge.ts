/** An in-memory main: a bridge with studies in every state, for looking at the window and for its tests. No patient in it. */
import type { Bridge, Channel, EventName, Events, Input, Output, PathChannel } from '../../../preload/contract.ts';
import type {
  AppState,
  BatchState,
  FaultCode,
  ReadLabel,
  RecordedRead,
  Reply,
  StudyDetail,
  StudyId,
} from '../../../preload/domain.ts';
import type { PrivacySheet } from '../../../preload/metrics.ts';
import type { RemoteSettings } from '../../../preload/network.ts';
import type { Signatory } from '../../../preload/passport.ts';
import type { FakeAbTests } from './fake-ab-tests.ts';
import { fakeAbTests } from './fake-ab-tests.ts';
import { COMPUTING, IDLE_BATCH, MODEL, fakeStudies } from './fake-data.ts';
import { fakeExplanations } from './fake-explanations.ts';
import { fakeImage } from './fake-image.ts';
import { fakeMetrics } from './fake-metrics.ts';
import { fakeModels, REFUSED } from './fake-models.ts';
import { fakeNetwork } from './fake-network.ts';
import { fakePassport } from './fake-passport.ts';
import type { FakeCloud } from './fake-questions.ts';
import { fakeQuestions } from './fake-questions.ts';

export interface FakeOptions {
  readonly state?: Partial<AppState>;
  readonly studies?: readonly StudyDetail[];
  readonly cloud?: Omit<FakeCloud, 'isRead' | 'onAnswered'>;
  readonly abTests?: FakeAbTests;
  readonly signatories?: readonly Signatory[];
  /** False in a clinic where nobody was enrolled and no case is a reference. */
  readonly needsSignatures?: boolean;
  readonly remote?: Partial<RemoteSettings>;
  /** What the privacy officer's month says otherwise than the invented one. */
  readonly sheet?: Partial<PrivacySheet>;
  /** Channels that fail, with their code. */
  readonly faults?: Partial<Record<Channel, FaultCode>>;
}

export interface FakeClinic {
  readonly bridge: Bridge;
  readonly calls: readonly { readonly channel: Channel; readonly input: unknown }[];
  readonly emit: <E extends EventName>(event: E, value: Events[E]) => void;
  readonly add: (study: StudyDetail) => void;
  readonly changeBatch: (batch: Partial<BatchState>) => void;
}

type Answers = {
  readonly [C in Exclude<Channel, PathChannel>]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
};

export function createFakeClinic(options: FakeOptions = {}): FakeClinic {
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  const calls: { channel: Channel; input: unknown }[] = [];
  let studies = [...(options.studies ?? fakeStudies())];
  let state: AppState = { ...READY, ...options.state };

  const emit = <E extends EventName>(event: E, value: Events[E]): void => {
    // as: the set holds the listeners of this very event.
    for (const listener of listeners.get(event) ?? []) (listener as (value: Events[E]) => void)(value);
  };
  const setState = (change: Partial<AppState>): AppState => {
    state = { ...state, ...change };
    emit('state.changed', state);
    return state;
  };
  const find = (id: StudyId): StudyDetail => {
    const study = studies.find((one) => one.id === id);
    if (!study) throw new FakeFault('study-not-found');
    return study;
  };
  const replace = (study: StudyDetail): StudyDetail => {
    studies = studies.map((one) => (one.id === study.id ? study : one));
    return shown(study);
  };
  const answers: Answers = {
    'app.state': () => state,
    'profile.create': ({ language }) => setState({ stage: 'ready', language }),
    'profile.unlock': ({ passphrase }) => {
      if (passphrase !== 'correct horse battery') throw new FakeFault('passphrase-wrong');
      return setState({ stage: 'ready' });
    },
    'profile.setAside': () => setState({ stage: 'create', fault: null }),
    'settings.change': ({ language }) => setState({ language }),
    'studies.find': (query) => page(studies, query),
    'studies.open': ({ study }) => shown(find(study)),
    'studies.pixels': ({ study }) => fakeImage(find(study)),
    'studies.choose': () => ({ hasChosen: false }),
    'files.save': () => ({ hasSaved: true }),
    'samples.load': () => {
      setState({ samples: 'loaded' });
      return { accepted: 0 };
    },
    'samples.decline': () => setState({ samples: 'declined' }),
    'batch.cancel': () => setState({ batch: { ...state.batch, phase: 'cancelling' } }).batch,
    'batch.retry': () => state.batch,
    'reads.record': ({ study, label, note }) => replace({ ...find(study), ownRead: read(label, note) }),
    'reviews.record': ({ study, label, note }) => replace({ ...find(study), finalRead: read(label, note) }),
    ...fakeExplanations(find, (code) => new FakeFault(code)),
    ...fakeQuestions({
      ...options.cloud,
      isRead: (id) => find(id).ownRead !== null,
      onAnswered: (question) => emit('questions.changed', { question }),
    }),
    ...fakeAbTests(options.abTests),
    ...fakePassport(options.signatories, options.needsSignatures),
    ...fakeNetwork(options.remote),
    ...fakeModels(),
    ...fakeMetrics(options.sheet),
    'audit.verify': () => ({ isIntact: true, entries: 12_480, brokenAt: null }),
    'computing.read': () => COMPUTING,
    'computing.choose': ({ provider }) => ({ ...COMPUTING, wished: provider }),
    'diagnostics.run': () => [
      { name: 'database-durable', outcome: 'pass', detail: 'journal wal, synchronous 2, ok', found: null },
      {
        name: 'audit-chain',
        outcome: 'pass',
        detail: 'entries: 12480',
        found: { word: 'entries', figures: { entries: 12_480 } },
      },
      { name: 'model-weights', outcome: 'pass', detail: '1', found: null },
      { name: 'inference', outcome: 'fail', detail: 'engine-unavailable', found: null },
      { name: 'disk-space', outcome: 'warn', detail: '3.2 GB', found: null },
    ],
  };
  const answer = async <T>(channel: Channel, input: unknown, run: () => T | Promise<T>): Promise<Reply<T>> => {
    calls.push({ channel, input });
    try {
      const code = options.faults?.[channel];
      if (code) throw new FakeFault(code);
      return { ok: true, value: await run() };
    } catch (error) {
      return { ok: false, fault: { code: error instanceof FakeFault ? error.code : 'unexpected' } };
    }
  };
  return {
    calls,
    emit,
    add: (study) => {
      studies = [study, ...studies];
      emit('studies.changed', { study: study.id });
    },
    changeBatch: (batch) => void setState({ batch: { ...state.batch, ...batch } }),
    bridge: {
      call: (channel, input) => answer(channel, input, () => answers[channel](input)),
      importFiles: (files) => answer('studies.import', files.length, () => ({ accepted: files.length })),
      importModel: (file) => answer('models.import', file.name, () => REFUSED),
      on: (event, listener) => {
        const all = listeners.get(event) ?? new Set();
        all.add(listener);
        listeners.set(event, all);
        return () => void all.delete(listener);
      },
    },
  };
}

class FakeFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode) {
    super(code);
    this.code = code;
  }
}

const READY: AppState = {
  version: '0.1.0',
  stage: 'ready',
  fault: null,
  keyProtection: 'passphrase',
  language: 'tr',
  userName: 'Dr. Işıl Gür',
  model: MODEL,
  engine: 'ready',
  isOnline: false,
  batch: IDLE_BATCH,
  samples: 'offer',
};

/** As main does it: nothing of the answer before the own read. */
function shown(study: StudyDetail): StudyDetail {
  const isClear = study.screening?.status === 'result' || study.screening?.status === 'indeterminate';
  if (!study.ownRead) {
    const screening = isClear ? null : study.screening;
    return {
      ...study,
      answer: null,
      screening,
      isAnswerHidden: isClear,
      operatingPoints: isClear ? [] : study.operatingPoints,
    };
  }
  const { screening } = study;
  const answer = screening && { status: screening.status, state: screening.state, prediction: screening.prediction };
  return { ...study, answer, isAnswerHidden: false };
}

function page(
  studies: readonly StudyDetail[],
  { search, show, limit, offset }: Input<'studies.find'>,
): Output<'studies.find'> {
  const wanted = search.toLocaleLowerCase('tr');
  const rows = studies
    .filter((study) => show === 'all' || (study.ownRead !== null) === (show === 'read'))
    .filter((study) =>
      `${study.patient.name} ${study.patient.id} ${study.fileName}`.toLocaleLowerCase('tr').includes(wanted),
    )
    .map(shown);
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

function read(label: ReadLabel, note: string): RecordedRead {
  return { label, note, reader: 'Dr. Işıl Gür', at: '2026-11-23T08:12:00.000Z' };
}
