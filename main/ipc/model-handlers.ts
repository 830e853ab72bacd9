/** The operations on the life of a model: import, activation, roll-back, names, and the keys that sign. One line each. */
import { resolve } from 'node:path';
import type { Handlers } from '../../preload/contract.ts';
import type { ActivationReport, ImportReport, KeyFile } from '../../preload/models.ts';
import { removeAlias, setAlias } from '../registry/aliases.ts';
import { reportImport } from '../registry/bundle/gate-report.ts';
import { readinessOn } from '../registry/bundle/ready.ts';
import { readPublicKey } from '../registry/bundle/signing-key.ts';
import { cardOf, modelEntries } from '../registry/entries.ts';
import { activateVersion, rollBack, setStatus } from '../registry/life-cycle.ts';
import { reportActivation } from '../registry/readiness-report.ts';
import { revokeKey, signingKeys, trustKey } from '../registry/trusted-keys.ts';
import type { Application } from './application.ts';
import { chestGateFigures } from '../registry/chest-gate.ts';
import { readKeyFile } from './key-file.ts';

type ModelChannel = Extract<keyof Handlers, `models.${string}` | `keys.${string}`>;

export function modelHandlers({ around, state, work }: Application): Pick<Handlers, ModelChannel> {
  const profile = () => work().clinic.profile;
  const user = () => work().clinic.user;
  const keys = () => signingKeys(profile().db);

  function entries() {
    work().serving.look();
    return modelEntries(profile(), work().shelf());
  }

  function options() {
    return { isReady: readinessOn(work().clinic.engine, profile(), work().shelf()), actor: user() };
  }

  async function putToWork(change: Parameters<typeof reportActivation>[0]): Promise<ActivationReport> {
    const report = await reportActivation(change);
    work().serving.look();
    return report;
  }

  function importBundle(path: string): Promise<ImportReport> {
    const onStep = (step: ImportStep) => around.emit('models.importing', { step });
    return reportImport(resolve(path), { profile: profile(), spawnHost: around.spawnHost, actor: user(), onStep });
  }

  async function chosen<T>(kind: 'bundle' | 'key', use: (path: string) => Promise<T>): Promise<T | null> {
    const [path] = await around.chooseFiles(kind, state().language);
    return path === undefined ? null : use(path);
  }

  return {
    'models.list': () => entries(),
    'models.card': async ({ name, version }) => {
      const card = cardOf(profile().db, work().shelf(), name, version);
      return { card, chestGate: await chestGateFigures(around.modelsFolder, card) };
    },
    'models.import': ({ path }) => importBundle(path),
    'models.choose': () => chosen('bundle', importBundle),
    'models.activate': ({ name, version }) => putToWork(activateVersion(profile(), name, version, options())),
    'models.rollBack': ({ name }) => putToWork(rollBack(profile(), name, options())),
    'models.setStatus': (change) => {
      setStatus(profile(), change, user());
      return entries();
    },
    'models.setAlias': (alias) => {
      setAlias(profile(), alias, user());
      return entries();
    },
    'models.removeAlias': ({ alias, scope }) => {
      removeAlias(profile(), alias, scope, user());
      return entries();
    },
    'keys.find': () => keys(),
    'keys.choose': () => chosen<KeyFile>('key', readKeyFile),
    'keys.trust': ({ pem, name, fingerprint }) => {
      trustKey(profile(), { key: readPublicKey(pem), name, fingerprint }, user());
      return keys();
    },
    'keys.revoke': ({ pem }) => {
      revokeKey(profile(), readPublicKey(pem), user());
      return keys();
    },
  };
}

type ImportStep = Parameters<NonNullable<Parameters<typeof reportImport>[1]['onStep']>>[0];
