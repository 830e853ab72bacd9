/** The application at work: which stage it is in, and what is open. One per process, whatever the transport. */
import { join } from 'node:path';
import type { Events } from '../../preload/contract.ts';
import type { AppState, FaultCode, Language, Stage } from '../../preload/domain.ts';
import { appendAudit } from '../audit/append.ts';
import type { Guard, Keychain } from '../database/key.ts';
import type { Profile } from '../database/profile.ts';
import {
  createProfile,
  moveProfileAside,
  openProfile,
  openThrowAwayProfile,
  profileStage,
} from '../database/profile.ts';
import { inTransaction } from '../database/transaction.ts';
import type { HostProcess } from '../inference/protocol.ts';
import type { Engine } from '../inference/supervisor.ts';
import { startEngine } from '../inference/supervisor.ts';
import type { ApiService } from '../network/http-api/service.ts';
import type { RemoteService } from '../network/oip/service.ts';
import { remoteService } from '../network/oip/service.ts';
import { importedShelf } from '../registry/bundle/imported-shelf.ts';
import { syncShippedModels } from '../registry/models.ts';
import { keepProofs } from '../registry/proof.ts';
import { followActiveModel } from '../registry/serve.ts';
import type { ShelvedModel } from '../registry/shelf.ts';
import { readShelf } from '../registry/shelf.ts';
import type { QuestionDesk } from '../routing/answer/answer.ts';
import { openQuestionDesk } from '../routing/answer/desk.ts';
import type { CloudTransport } from '../routing/cloud/transport.ts';
import type { Clinic } from '../screening/clinic.ts';
import type { HeatMaps } from '../screening/explanation/heat-map.ts';
import { openHeatMaps } from '../screening/explanation/heat-map.ts';
import type { ScreeningQueue } from '../screening/queue.ts';
import { createQueue, IDLE } from '../screening/queue.ts';
import { readSetting } from '../screening/settings.ts';
import type { Shadow } from '../screening/shadow.ts';
import { createShadow } from '../screening/shadow.ts';
import { localUser } from '../screening/users.ts';
import { faultOf } from './answer.ts';
import { readLanguage, writeLanguage } from './preferences.ts';
import { type ServingWatch, watchServing } from './serving-watch.ts';

/** What the user is asked for by the system's file dialogue. */
export type ChosenKind = 'files' | 'folder' | 'bundle' | 'key';

/** What the process around the application provides: Electron, plain Node or a test. */
export interface Surroundings {
  readonly version: string;
  readonly folder: string;
  readonly modelsFolder: string;
  readonly addon: string | undefined;
  readonly userName: string;
  readonly systemLanguage: Language;
  readonly keychain: Keychain | null;
  readonly spawnHost: () => HostProcess;
  /** Absent: no packet ever leaves this process. */
  readonly cloud?: CloudTransport;
  /** Absent: this process opens no port, whatever the profile's settings say. */
  readonly serveApi?: (application: Application) => ApiService;
  readonly isOnline: () => boolean;
  readonly chooseFiles: (kind: ChosenKind, language: Language) => Promise<readonly string[]>;
  /** Where a file with this name shall go; null when the user chose nowhere. */
  readonly chooseTarget: (name: string, language: Language) => Promise<string | null>;
  readonly emit: <E extends keyof Events>(event: E, value: Events[E]) => void;
}

/** What exists only while a profile is open. */
export interface Work {
  readonly clinic: Clinic;
  readonly serving: ServingWatch;
  readonly queue: ScreeningQueue;
  /** Reads for a running test of images what the queue has read. */
  readonly shadow: Shadow;
  readonly questions: QuestionDesk;
  readonly heatMaps: HeatMaps;
  readonly api: ApiService | null;
  readonly remote: RemoteService;
  /** Shipped and imported models, as they lie there now. */
  readonly shelf: () => readonly ShelvedModel[];
}

export interface Application {
  readonly around: Surroundings;
  readonly state: () => AppState;
  readonly stage: () => Stage;
  /** Throws `profile-locked` while no profile is open. */
  readonly work: () => Work;
  readonly start: () => Promise<void>;
  readonly create: (passphrase: string | null, language: Language) => Promise<void>;
  readonly unlock: (passphrase: string) => Promise<void>;
  /** Moves a damaged profile aside, whole and undeleted, so that a new one can be set up. */
  readonly setAside: () => Promise<void>;
  /** Works in memory and keeps nothing: the command line without a profile. */
  readonly openThrowAway: () => Promise<void>;
  readonly setLanguage: (language: Language) => Promise<void>;
  readonly changed: () => void;
  readonly stop: () => void;
}

export class ApplicationFault extends Error {
  readonly code: FaultCode;
  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApplicationFault';
    this.code = code;
  }
}

export function createApplication(around: Surroundings): Application {
  const profileFolder = join(around.folder, 'profile');
  const engine: Engine = startEngine({ spawn: around.spawnHost, onState: () => changed() });
  let stage: Stage = 'create';
  let fault: FaultCode | null = null;
  let language = around.systemLanguage;
  let work: Work | null = null;

  const changed = (): void => around.emit('state.changed', state());

  function state(): AppState {
    return {
      version: around.version,
      stage,
      fault: fault ?? work?.serving.fault() ?? null,
      keyProtection: around.keychain?.isReal ? 'keychain' : 'passphrase',
      language,
      userName: around.userName,
      model: work?.serving.identity() ?? null,
      engine: engine.state(),
      isOnline: around.isOnline(),
      batch: work?.queue.state() ?? IDLE,
      samples: work ? readSetting(work.clinic.profile.db, 'samples') : 'offer',
    };
  }

  async function start(): Promise<void> {
    language = (await readLanguage(around.folder)) ?? around.systemLanguage;
    try {
      const found = await profileStage(profileFolder);
      stage = found === 'create' ? 'create' : 'unlock';
      if (found === 'keychain' && around.keychain) await openWith({ keychain: around.keychain });
    } catch (error) {
      markDamaged(error);
    }
    changed();
  }

  async function create(passphrase: string | null, chosen: Language): Promise<void> {
    assertShut();
    await setLanguage(chosen);
    await begin(await createProfile(profileFolder, guardFor(passphrase), { addon: around.addon }), 'profile-created');
  }

  async function unlock(passphrase: string): Promise<void> {
    assertShut();
    try {
      await openWith({ passphrase });
    } catch (error) {
      if (faultOf(error).startsWith('database-')) markDamaged(error);
      throw error;
    }
  }

  function assertShut(): void {
    if (work) throw new ApplicationFault('profile-exists', 'a profile is open already');
  }

  async function openWith(guard: Guard): Promise<void> {
    await begin(await openProfile(profileFolder, guard, { addon: around.addon }), 'profile-opened');
  }

  function guardFor(passphrase: string | null): Guard {
    if (around.keychain?.isReal) return { keychain: around.keychain };
    if (passphrase === null) throw new ApplicationFault('passphrase-required', 'this machine has no real keychain');
    return { passphrase };
  }

  async function begin(profile: Profile, event: 'profile-created' | 'profile-opened'): Promise<void> {
    try {
      await goToWork(profile, event);
    } catch (error) {
      profile.close();
      throw error;
    }
  }

  async function goToWork(profile: Profile, event: 'profile-created' | 'profile-opened'): Promise<void> {
    const shipped = await readShelf(around.modelsFolder);
    const shelf = () => [...shipped, ...importedShelf(profile)];
    const user = localUser(profile.db, around.userName);
    syncShippedModels(profile, shipped, user);
    noteInAudit(profile, user, event);
    const proofs = keepProofs(engine, profile.db, () => readSetting(profile.db, 'provider'));
    const model = followActiveModel(profile.db, shelf);
    const remote = remoteService({ profile, engine, model, user });
    const clinic: Clinic = { profile, engine, model, proofs, remote, user };
    const serving = watchServing(clinic, { onChange: changed, onProven: () => queue.screenAgain() });
    const shadow = createShadow(clinic, { shelf, isFree: () => queue.state().phase === 'idle' });
    const queue: ScreeningQueue = createQueue(clinic, {
      onState: ({ phase }) => {
        serving.look();
        changed();
        if (phase === 'idle') shadow.wake();
      },
      onStudy: (study) => around.emit('studies.changed', { study }),
      codeOf: faultOf,
    });
    const heatMaps = openHeatMaps(clinic, shelf, (progress) => around.emit('heatMaps.progress', progress));
    const api = around.serveApi?.(application) ?? null;
    work = { clinic, serving, queue, shadow, questions: questionsOf(clinic), heatMaps, api, remote, shelf };
    stage = 'ready';
    fault = null;
    serving.look();
    queue.resume();
    shadow.wake();
    void api?.follow();
    changed();
  }

  function questionsOf(clinic: Clinic): QuestionDesk {
    return openQuestionDesk(clinic, {
      transport: around.cloud ?? null,
      isNetworkUp: around.isOnline,
      language: () => language,
      onAnswered: (question) => around.emit('questions.changed', { question }),
    });
  }

  async function setAside(): Promise<void> {
    if (stage !== 'damaged') throw new ApplicationFault('input-invalid', 'only a damaged profile is set aside');
    await moveProfileAside(profileFolder);
    stage = 'create';
    fault = null;
    changed();
  }

  function markDamaged(error: unknown): void {
    stage = 'damaged';
    fault = faultOf(error);
    changed();
  }

  async function setLanguage(chosen: Language): Promise<void> {
    language = chosen;
    await writeLanguage(around.folder, chosen);
    changed();
  }

  const application: Application = {
    around,
    state,
    stage: () => stage,
    work: () => {
      if (!work) throw new ApplicationFault('profile-locked', 'no profile is open');
      return work;
    },
    start,
    create,
    unlock,
    setAside,
    openThrowAway: () => begin(openThrowAwayProfile({ addon: around.addon }), 'profile-created'),
    setLanguage,
    changed,
    stop: () => {
      const last = work;
      work = null;
      engine.stop();
      last?.api?.stop();
      last?.remote.stop();
      last?.questions.cloud.stop();
      last?.clinic.profile.close();
    },
  };
  return application;
}

function noteInAudit({ db, keys }: Profile, actor: string, action: 'profile-created' | 'profile-opened'): void {
  inTransaction(db, () => appendAudit(db, keys.audit, { actor, action, object: 'profile', detail: {} }));
}
