/** The clinic's inference server as it was set up at one moment, for one model: its connection, and how it did. */
import type { RemoteChoices, RemoteFaultCode, RemoteState } from '../../../preload/network.ts';
import { appendAudit } from '../../audit/append.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { ServingModel } from '../../registry/serve.ts';
import type { Clinic } from '../../screening/clinic.ts';
import type { AdmittedRemote } from './admit.ts';
import { admitRemote } from './admit.ts';
import { remoteBackend } from './backend.ts';
import type { Fallback } from './fallback.ts';
import { withFallback } from './fallback.ts';
import { RemoteFault } from './fault.ts';
import { goldenTensors } from './golden-tensors.ts';
import type { IdentityFiles } from './identity.ts';
import { parseIdentity } from './identity.ts';
import { remoteModelOf } from './model.ts';
import { openTransport } from './transport.ts';

/**
 * Float32 sums in another order differ by some 1e-5 here; half precision and TF32 by 1e-3 and more, and are not admitted.
 * A difference of 1e-3 in each logit moves no probability by more than 5e-4.
 */
export const TOLERANCE = 1e-3;

/** Nobody waits longer for the server before this computer answers. */
const TIMEOUT_MS = 5_000;

export interface Line {
  readonly fallback: Fallback;
  readonly state: () => RemoteState;
  readonly close: () => void;
}

type Keeper = Pick<Clinic, 'profile' | 'engine' | 'user'>;

export function openLine(
  keeper: Keeper,
  model: ServingModel,
  choices: RemoteChoices,
  identity: IdentityFiles | null,
): Line {
  let golden: ReturnType<typeof goldenTensors> | null = null;
  let transport: ReturnType<typeof openTransport> | null = null;
  let isClosed = false;
  let checkedAt: string | null = null;
  let parity: RemoteState['parity'] = null;

  /** Once for all admissions; a failure of the host is tried again with the next. */
  function prepared(): ReturnType<typeof goldenTensors> {
    golden ??= goldenTensors(keeper.profile.db, keeper.engine, model).catch((error: unknown) => {
      golden = null;
      throw error;
    });
    return golden;
  }

  async function admit(): Promise<AdmittedRemote> {
    [checkedAt, parity] = [new Date().toISOString(), null];
    transport ??= connect(choices, identity);
    const served = remoteModelOf(model.card, { name: choices.model, version: choices.version });
    const backend = remoteBackend(transport.send, served);
    const local = (tensor: Float32Array) => keeper.engine.run('infer', { tensor, model });
    const admitted = await admitRemote(backend, local, prepared, TOLERANCE);
    // Set up anew meanwhile: what was proved is nobody's any more.
    if (isClosed) throw new RemoteFault('remote-not-ready', 'the settings have changed');
    parity = { worstDifference: admitted.worstDifference, images: admitted.images };
    return admitted;
  }

  const fallback = withFallback(admit, { onTurn: (because) => noteTurn(keeper, because) });
  return {
    fallback,
    state: () => ({ phase: phaseOf(fallback), because: fallback.because(), checkedAt, parity }),
    close: () => {
      isClosed = true;
      transport?.close();
    },
  };
}

/** Throws RemoteFault for an address or an identity that is none. */
function connect({ address }: RemoteChoices, identity: IdentityFiles | null): ReturnType<typeof openTransport> {
  const tls = identity && address.startsWith('https:') ? parseIdentity(identity).tls : null;
  return openTransport({ address, tls, timeoutMs: TIMEOUT_MS });
}

function phaseOf(fallback: Fallback): RemoteState['phase'] {
  if (fallback.isAdmitted()) return 'serving';
  if (fallback.isChecking()) return 'checking';
  return fallback.because() === null ? 'untried' : 'local';
}

/** Who answered from when on: the log tells both turns. */
function noteTurn({ profile: { db, keys }, user }: Keeper, because: RemoteFaultCode | null): void {
  if (!db.open) return;
  const action = because === null ? 'remote-admitted' : 'remote-dropped';
  inTransaction(db, () => appendAudit(db, keys.audit, { actor: user, action, object: 'remote', detail: { because } }));
}
