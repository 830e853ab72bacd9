import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { benchImages } from '../../../main/cli/bench-images.ts';
import { decodeAndRun, referencePipeline } from '../../../main/cli/bench-reference.ts';
import { bench } from '../../../main/cli/bench.ts';
import type { BenchPlan } from '../../../main/cli/bench.ts';
import { screenImage } from '../../../main/inference/screen-image.ts';
import { openSession } from '../../../main/inference/session.ts';
import { makeSample } from '../../../main/samples/samples.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

it('prints the line of the contract, measured on real images through a real session', async () => {
  const model = writeTinyModel(temporaryFolder());
  const session = await openSession(model);
  const images = await benchImages([await makeSample('sample-1-chest.dcm')]);
  const screen = (image: Uint8Array) => screenImage(image, model);
  const line = await bench({
    model: 'tiny@1.0.0',
    backend: { provider: 'cpu', precision: 'fp32' },
    images,
    rounds: 2,
    reference: referencePipeline((image) => session.run(image)),
    decodeAndRun: decodeAndRun((image) => session.run(image)),
    application: { screen, screenMany: (all) => Promise.all(all.map(screen)) },
    precisions: null,
  });
  expect(Object.keys(line)).toEqual(['machine', 'model', 'backend', 'reference', 'application', 'ratios']);
  expect(line.model).toBe('tiny@1.0.0');
  expect(line.reference.measured).toBe(2 * images.length);
  const { int8, ...ratios } = line.ratios;
  expect(int8).toBeNull();
  expect(Object.keys(ratios)).toEqual(['latency', 'batch_throughput', 'overhead']);
  expect(Object.values(ratios).every((ratio) => ratio > 0 && Number.isFinite(ratio))).toBe(true);
  expect(line.ratios.latency).toBe(line.application.median_ms / line.reference.median_ms);
});

it('interleaves: each image goes through both sides before the next, in every order in turn', async () => {
  const log: string[] = [];
  await bench(scripted(log, 1));
  const measured = log.slice(log.length / 2);
  expect(measured).toEqual([
    'ref 1',
    'app 1',
    'floor 1',
    'floor 2',
    'ref 2',
    'app 2',
    'fp32',
    'fp32',
    'int8',
    'int8',
    ...Array.from({ length: 8 }, () => ['ref 1', 'ref 2']).flat(),
    'batch of 16',
  ]);
});

it('counts only the rounds after the warm-up', async () => {
  const line = await bench(scripted([], 3));
  expect([line.reference.measured, line.application.measured]).toEqual([6, 6]);
  expect(line.ratios.overhead).toBe(line.application.median_ms / line.application.decode_and_run_ms);
});

/** Both sides as scripts that keep a log: what is tested is who is asked when. */
function scripted(log: string[], rounds: number): BenchPlan {
  const note = (entry: string) => Promise.resolve(void log.push(entry));
  return {
    model: 'scripted@0.0.0',
    backend: { provider: 'cpu', precision: 'int8' },
    images: [Uint8Array.of(1), Uint8Array.of(2)],
    rounds,
    reference: (image) => note(`ref ${image[0]}`),
    decodeAndRun: (image) => note(`floor ${image[0]}`),
    application: {
      screen: (image) => note(`app ${image[0]}`),
      screenMany: (images) => note(`batch of ${images.length}`),
    },
    precisions: { fp32: () => note('fp32'), int8: () => note('int8') },
  };
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
