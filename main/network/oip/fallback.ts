/**
 * A remote engine that may fall away at any time, over a local one that is always there. Nobody waits for the remote to
 * come back: it is admitted anew behind the scenes, golden images and all, while the local model answers.
 */
import type { AdmittedRemote } from './admit.ts';
import type { RemoteFaultCode } from './fault.ts';
import { RemoteFault } from './fault.ts';
import type { Infer } from './model.ts';

export interface Served {
  readonly logits: Float32Array;
  readonly by: 'remote' | 'local';
  /** Why the remote did not answer; null where it did, `remote-not-ready` before it is admitted. */
  readonly because: RemoteFaultCode | 'unexpected' | null;
}

export interface FallbackOptions {
  /** Milliseconds before the next admission is tried; doubled with each failure in a row, up to `maxCoolDown`. */
  readonly coolDown?: number;
  readonly maxCoolDown?: number;
  readonly now?: () => number;
  /** Told of every turn from one engine to the other. */
  readonly onTurn?: (by: Served['by'], because: Served['because']) => void;
}

export interface Fallback {
  readonly infer: (tensor: Float32Array) => Promise<Served>;
  /** Resolves when no admission is under way. */
  readonly settled: () => Promise<void>;
}

/** The first image starts the first admission. Rejects only where the local model does. */
export function withFallback(
  admit: () => Promise<AdmittedRemote>,
  local: Infer,
  { coolDown = 30_000, maxCoolDown = 15 * 60_000, now = () => performance.now(), onTurn }: FallbackOptions = {},
): Fallback {
  let admitted: AdmittedRemote | null = null;
  let because: Served['because'] = 'remote-not-ready';
  let admitting: Promise<void> | null = null;
  let failures = 0;
  let retryAt = -Infinity;

  function giveUp(error: unknown): void {
    const wasServing = admitted !== null;
    admitted = null;
    because = error instanceof RemoteFault ? error.code : 'unexpected';
    retryAt = now() + Math.min(maxCoolDown, coolDown * 2 ** failures);
    failures += 1;
    if (wasServing) onTurn?.('local', because);
  }

  async function tryAdmission(): Promise<void> {
    try {
      admitted = await admit();
      because = null;
      onTurn?.('remote', null);
    } catch (error) {
      giveUp(error);
    }
    admitting = null;
  }

  async function askRemote(remote: AdmittedRemote, tensor: Float32Array): Promise<Float32Array | null> {
    try {
      const logits = await remote.infer(tensor);
      failures = 0;
      return logits;
    } catch (error) {
      // An image sent before the turn may fail after it: one fall is one fall.
      if (admitted === remote) giveUp(error);
      return null;
    }
  }

  async function infer(tensor: Float32Array): Promise<Served> {
    const logits = admitted && (await askRemote(admitted, tensor));
    if (logits) return { logits, by: 'remote', because: null };
    const reason = because ?? 'unexpected';
    if (!admitted && !admitting && now() >= retryAt) admitting = tryAdmission();
    return { logits: await local(tensor), by: 'local', because: reason };
  }

  return {
    infer,
    settled: async () => {
      await admitting;
    },
  };
}
