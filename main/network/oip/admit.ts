/** No remote engine serves before it has given the local model's numbers for the golden images. */
import type { RemoteBackend } from './backend.ts';
import { RemoteFault } from './fault.ts';
import type { Infer } from './model.ts';

declare const admission: unique symbol;

/** Only `admitRemote` makes one. */
export interface AdmittedRemote {
  readonly [admission]: true;
  readonly infer: Infer;
  /** The largest difference of a logit from the local one that was seen. */
  readonly worstDifference: number;
  /** On how many images. */
  readonly images: number;
}

export interface RecheckOptions {
  /** Milliseconds. */
  readonly recheckAfter?: number;
  readonly now?: () => number;
}

/**
 * Ready, verified, and for each prepared image the same class first and every logit within `tolerance` of the local
 * one. The images are prepared only for a server that got so far. Rejects with RemoteFault: what the connection,
 * `assertReady` or `verify` found, or `remote-parity`.
 */
export async function admitRemote(
  backend: RemoteBackend,
  local: Infer,
  prepare: () => Promise<readonly Float32Array[]>,
  tolerance: number,
  { recheckAfter = 60_000, now = () => performance.now() }: RecheckOptions = {},
): Promise<AdmittedRemote> {
  if (!(tolerance >= 0 && Number.isFinite(tolerance))) throw new Error(`tolerance ${tolerance} is no distance`);
  await backend.assertReady();
  await backend.verify();
  const images = await prepare();
  if (images.length === 0) throw new RemoteFault('remote-parity', 'there is no golden image to compare on');
  let worstDifference = 0;
  for (const [index, image] of images.entries()) {
    const [expected, given] = await Promise.all([local(image), backend.infer(image)]);
    worstDifference = Math.max(worstDifference, compare(expected, given, { index, tolerance }));
  }
  // as: the brand exists only in types, and this is the one place that may give it.
  return { infer: rechecking(backend, recheckAfter, now), worstDifference, images: images.length } as AdmittedRemote;
}

/** Weights can be exchanged under the same version: what was verified once is verified again from time to time. */
function rechecking(backend: RemoteBackend, recheckAfter: number, now: () => number): Infer {
  let verifiedAt = now();
  return async (tensor) => {
    if (now() - verifiedAt >= recheckAfter) {
      await backend.verify();
      verifiedAt = now();
    }
    return backend.infer(tensor);
  };
}

function compare(
  expected: Float32Array,
  given: Float32Array,
  { index, tolerance }: { readonly index: number; readonly tolerance: number },
): number {
  const differences = Array.from(expected, (logit, i) => Math.abs(logit - (given[i] ?? NaN)));
  const worst = Math.max(...differences);
  // Written so that a NaN counts as too far.
  const isNear = expected.length === given.length && worst <= tolerance;
  if (isNear && indexOfLargest(expected) === indexOfLargest(given)) return worst;
  throw new RemoteFault(
    'remote-parity',
    `golden image ${index}: ${given.join(', ')} instead of ${expected.join(', ')}`,
  );
}

function indexOfLargest(values: Float32Array): number {
  return values.indexOf(Math.max(...values));
}
