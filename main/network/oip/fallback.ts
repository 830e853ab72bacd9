/**
 * A remote engine that may fall away at any time, over a local one that is always there. Nobody waits for the remote to
 * come back: it is admitted anew behind the scenes, golden images and all, while the local model answers.
 */
import type { RemoteFaultCode } from '../../../preload/network.ts';
import type { AdmittedRemote } from './admit.ts';
import { RemoteFault } from './fault.ts';

export interface FallbackOptions {
  /** Milliseconds before the next admission is tried; doubled with each failure in a row, up to `maxCoolDown`. */
  readonly coolDown?: number;
  readonly maxCoolDown?: number;
  readonly now?: () => number;
  /** Told of every turn: null, the remote answers from now on; a code, the local model does. */
  readonly onTurn?: (because: RemoteFaultCode | null) => void;
}

export interface Fallback {
  /** Whether the remote may answer now. Where it may not, an admission that is due starts behind the scenes. */
  readonly isServing: () => boolean;
  /** The logits, or null where the local model has to answer: not admitted, or fallen away over this very tensor. */
  readonly infer: (tensor: Float32Array) => Promise<Float32Array | null>;
  /** Admits anew now, whatever the cool-down says. Settles always. */
  readonly check: () => Promise<void>;
  /** What the last admission or answer came to; null while the remote serves and before the first admission. */
  readonly because: () => RemoteFaultCode | null;
  readonly isAdmitted: () => boolean;
  readonly isChecking: () => boolean;
  /** Resolves when no admission is under way. */
  readonly settled: () => Promise<void>;
}

export function withFallback(
  admit: () => Promise<AdmittedRemote>,
  { coolDown = 30_000, maxCoolDown = 15 * 60_000, now = () => performance.now(), onTurn }: FallbackOptions = {},
): Fallback {
  let admitted: AdmittedRemote | null = null;
  let because: RemoteFaultCode | null = null;
  let admitting: Promise<void> | null = null;
  let failures = 0;
  let retryAt = -Infinity;

  function giveUp(error: unknown): void {
    const wasServing = admitted !== null;
    admitted = null;
    because = error instanceof RemoteFault ? error.code : 'unexpected';
    retryAt = now() + Math.min(maxCoolDown, coolDown * 2 ** failures);
    failures += 1;
    if (wasServing) onTurn?.(because);
  }

  async function tryAdmission(): Promise<void> {
    try {
      const next = await admit();
      const wasServing = admitted !== null;
      [admitted, because] = [next, null];
      if (!wasServing) onTurn?.(null);
    } catch (error) {
      giveUp(error);
    }
    admitting = null;
  }

  async function infer(tensor: Float32Array): Promise<Float32Array | null> {
    const remote = admitted;
    if (!remote) return null;
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

  return {
    isServing: () => {
      if (!admitted && !admitting && now() >= retryAt) admitting = tryAdmission();
      return admitted !== null;
    },
    infer,
    check: () => (admitting ??= tryAdmission()),
    because: () => because,
    isAdmitted: () => admitted !== null,
    isChecking: () => admitting !== null,
    settled: async () => {
      await admitting;
    },
  };
}
