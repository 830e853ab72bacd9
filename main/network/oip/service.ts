/**
 * The clinic's inference server over this computer's own engine, as the open profile wants it. Settings, model and
 * identity are looked at with every image: after a change, nothing is served before it is admitted anew.
 */
import type { RemoteState } from '../../../preload/network.ts';
import { readChoices } from '../../routing/cloud/settings.ts';
import type { ServingModel } from '../../registry/serve.ts';
import type { Clinic, RemoteEngine } from '../../screening/clinic.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import { readIdentity, readRemoteChoices } from './settings.ts';

export interface RemoteService extends RemoteEngine {
  readonly state: () => RemoteState;
  /** Admits or refuses the server now. Settles always. */
  readonly check: (model: ServingModel) => Promise<RemoteState>;
  readonly stop: () => void;
}

export function remoteService(keeper: Pick<Clinic, 'profile' | 'engine' | 'model' | 'user'>): RemoteService {
  const { profile } = keeper;
  let open: { readonly setUp: string; readonly weights: string; readonly line: Line } | null = null;

  function drop(): null {
    open?.line.close();
    open = null;
    return open;
  }

  /** null: switched off, or nothing may leave this computer. */
  function lineFor(model: ServingModel): Line | null {
    const choices = readRemoteChoices(profile.db);
    if (!choices.isOn || readChoices(profile.db).isThisComputerOnly) return drop();
    const identity = readIdentity(profile);
    const key = { setUp: JSON.stringify([choices, identity]), weights: model.card.sha256 };
    if (open?.setUp === key.setUp && open.weights === key.weights) return open.line;
    drop();
    open = { ...key, line: openLine(keeper, model, choices, identity) };
    return open.line;
  }

  function state(): RemoteState {
    const choices = readRemoteChoices(profile.db);
    if (!choices.isOn) return { ...UNTRIED, phase: 'off' };
    if (readChoices(profile.db).isThisComputerOnly) {
      return { ...UNTRIED, phase: 'local', because: 'this-computer-only' };
    }
    // Of a line that was set up otherwise nothing is known any more.
    return open?.setUp === JSON.stringify([choices, readIdentity(profile)]) ? open.line.state() : UNTRIED;
  }

  return {
    inferFor: (model) => {
      // A challenger is read on this computer: one line, for the model at work.
      const fallback = isAtWork(keeper, model) ? lineFor(model)?.fallback : null;
      return fallback?.isServing() ? fallback.infer : null;
    },
    state,
    check: async (model) => {
      await lineFor(model)?.fallback.check();
      return state();
    },
    stop: drop,
  };
}

function isAtWork({ model }: Pick<Clinic, 'model'>, { versionId }: ServingModel): boolean {
  try {
    return model().versionId === versionId;
  } catch {
    return false;
  }
}

const UNTRIED: RemoteState = { phase: 'untried', because: null, checkedAt: null, parity: null };
