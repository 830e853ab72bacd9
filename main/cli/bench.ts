/** `bench`: the application against the reference pipeline, interleaved, on the same images and the same model. */
import { cpus, totalmem } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Backend } from '../../preload/backend.ts';
import type { BenchReport } from '../inference/protocol.ts';
import { median, percentile } from '../statistics/order.ts';

export interface BenchPlan {
  /** `name@version`. */
  readonly model: string;
  readonly backend: Backend;
  readonly images: readonly Uint8Array[];
  /** How often every image is timed; one more round beforehand warms up and is thrown away. */
  readonly rounds: number;
  readonly reference: (image: Uint8Array) => Promise<unknown>;
  /** Decoding and `session.run` alone, of the application's session. */
  readonly decodeAndRun: (image: Uint8Array) => Promise<unknown>;
  readonly application: {
    readonly screen: (image: Uint8Array) => Promise<unknown>;
    /** All images, as a batch screens them. */
    readonly screenMany: (images: readonly Uint8Array[]) => Promise<unknown>;
  };
  /** One run of the network on the same input, in full precision and in 8 bits; null: the model has no twin. */
  readonly precisions: { readonly fp32: () => Promise<unknown>; readonly int8: () => Promise<unknown> } | null;
}

/** A batch holds every image so often: start and end, when only one image is in work, shall not weigh. */
const COPIES = 8;

/**
 * Milliseconds of rest before each side. The threads of the reference's session spin on for up to 35 ms after a run
 * (processor time of a process that sleeps): whoever came next would have one core of two.
 */
const REST = 50;

interface Timings {
  readonly single: number[];
  readonly batch: number[];
}

interface Run {
  readonly reference: Timings;
  readonly application: Timings;
  readonly unavoidable: number[];
  readonly fp32: number[];
  readonly int8: number[];
}

export async function bench(plan: BenchPlan): Promise<BenchReport> {
  await runRound(plan, 0, emptyRun());
  const run = emptyRun();
  for (let round = 0; round < plan.rounds; round++) await runRound(plan, round, run);
  return toLine(plan, run);
}

/** No side always finds caches warm. */
async function runRound(plan: BenchPlan, round: number, run: Run): Promise<void> {
  for (const [index, image] of plan.images.entries()) {
    await inTurn(round + index, [
      async () => run.reference.single.push(await timed(() => plan.reference(image))),
      async () => run.application.single.push(await timed(() => plan.application.screen(image))),
      async () => run.unavoidable.push(await timed(() => plan.decodeAndRun(image))),
    ]);
  }
  await runPrecisions(plan, round, run);
  const batch = Array.from({ length: COPIES }, () => plan.images).flat();
  await inTurn(round, [
    async () => run.reference.batch.push(await timed(() => referenceBatch(plan, batch))),
    async () => run.application.batch.push(await timed(() => plan.application.screenMany(batch))),
  ]);
}

/** Each several times in a row, as in a batch: the first run after another network finds its own weights out of the cache. */
async function runPrecisions({ precisions, images }: BenchPlan, round: number, run: Run): Promise<void> {
  if (!precisions) return;
  const repeat = async (work: () => Promise<unknown>, times: number[]) => {
    for (const _ of images) times.push(await timed(work));
  };
  await inTurn(round, [() => repeat(precisions.fp32, run.fp32), () => repeat(precisions.int8, run.int8)]);
}

type Side = () => Promise<unknown>;

/**
 * Orders in which each of two or three sides follows each, itself included, equally often: one order ends with what the
 * next begins with. Design: Williams 1949, for treatments whose effect outlasts them.
 */
const ORDERS_OF_TWO = [
  [0, 1],
  [1, 0],
] as const;
const ORDERS_OF_THREE = [
  [0, 1, 2],
  [2, 0, 1],
  [1, 2, 0],
  [0, 2, 1],
  [1, 0, 2],
  [2, 1, 0],
] as const;

async function inTurn(turn: number, sides: readonly [Side, Side] | readonly [Side, Side, Side]): Promise<void> {
  const orders = sides.length === 2 ? ORDERS_OF_TWO : ORDERS_OF_THREE;
  for (const side of orders[turn % orders.length] ?? []) {
    await setTimeout(REST);
    await sides[side]?.();
  }
}

async function referenceBatch({ reference }: BenchPlan, batch: readonly Uint8Array[]): Promise<void> {
  for (const image of batch) await reference(image);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function emptyRun(): Run {
  return {
    reference: { single: [], batch: [] },
    application: { single: [], batch: [] },
    unavoidable: [],
    fp32: [],
    int8: [],
  };
}

function toLine(plan: BenchPlan, run: Run): BenchReport {
  const reference = summary(run.reference, COPIES * plan.images.length);
  const application = summary(run.application, COPIES * plan.images.length);
  return {
    machine: machine(),
    model: plan.model,
    backend: plan.backend,
    reference,
    application: { ...application, decode_and_run_ms: median(run.unavoidable) },
    ratios: {
      latency: application.median_ms / reference.median_ms,
      batch_throughput: application.images_per_second / reference.images_per_second,
      overhead: application.median_ms / median(run.unavoidable),
      int8: plan.precisions && median(run.fp32) / median(run.int8),
    },
  };
}

function summary({ single, batch }: Timings, images: number) {
  return {
    median_ms: median(single),
    p95_ms: percentile(single, 95),
    images_per_second: (1000 * images) / median(batch),
    measured: single.length,
  };
}

function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
  };
}
