import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseCard } from '../../main/inference/card.ts';
import { TINY_LABELS, tinyModel, writeTinyModel } from './tiny-model.ts';

const PLANE = 224 * 224;

describe('the tiny model', () => {
  it('answers what can be worked out by hand, for a batch too', async () => {
    const session = await InferenceSession.create(tinyModel().bytes);
    const image = new Float32Array(2 * 3 * PLANE).fill(0.5, 0, 3 * PLANE).fill(-2, 3 * PLANE);
    const { logits, cam, features } = await session.run({ image: new Tensor('float32', image, [2, 3, 224, 224]) });
    expect(logits?.dims).toEqual([2, 3]);
    expect(Array.from(floatsOf(logits), Math.fround)).toEqual([-1.5, 0, 1.5, 6, 0, -6]);
    expect(cam?.dims).toEqual([2, 3, 7, 7]);
    expect(floatsOf(cam)[0]).toBeCloseTo(-1.5);
    expect(floatsOf(features)[3]).toBeCloseTo(-2);
  });

  it('takes other labels', async () => {
    const { bytes, card } = tinyModel({ labels: ['a', 'b'], activation: 'sigmoid' });
    const session = await InferenceSession.create(bytes);
    const image = new Tensor('float32', new Float32Array(3 * PLANE).fill(1), [1, 3, 224, 224]);
    const { logits } = await session.run({ image });
    expect([...floatsOf(logits)]).toEqual([-1.5, 1.5]);
    expect(card).toMatchObject({ labels: ['a', 'b'], activation: 'sigmoid' });
  });

  it('lies on the shelf with a card that holds its hash', () => {
    const { file } = writeTinyModel(temporaryFolder(), { version: '2.0.0' });
    const card = parseCard(readFileSync(join(file, '..', 'card.json'), 'utf8'));
    expect(file).toContain(join('tiny', '2.0.0'));
    expect(card.labels).toEqual([...TINY_LABELS]);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(card.sha256);
  });
});

describe('its faults', () => {
  it('corrupt: the runtime refuses it, though the hash is right', async () => {
    await expect(InferenceSession.create(tinyModel({ fault: 'corrupt' }).bytes)).rejects.toThrow(/protobuf/i);
  });

  it('altered: the bytes are not the ones of the card', () => {
    const { bytes, card } = tinyModel({ fault: 'altered' });
    expect(createHash('sha256').update(bytes).digest('hex')).not.toBe(card.sha256);
  });

  it('hang: it loads, starts, and never comes back', async () => {
    const { file } = writeTinyModel(temporaryFolder(), { fault: 'hang' });
    const child = spawn(process.execPath, [
      '-e',
      RUN_ONCE,
      file,
      createRequire(import.meta.url).resolve('onnxruntime-node'),
    ]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [line] = await once(child.stdout, 'data');
    expect(String(line)).toBe('loaded\n');
    const fate = await Promise.race([
      once(child, 'exit').then(() => 'returned'),
      sleep(2000).then(() => 'still running'),
    ]);
    expect(fate).toBe('still running');
  });
});

/** Runs in a process of its own, since nothing but a kill ends it. */
const RUN_ONCE = `
  const [, file, runtime] = process.argv;
  const { InferenceSession, Tensor } = require(runtime);
  const image = new Tensor('float32', new Float32Array(3 * 224 * 224), [1, 3, 224, 224]);
  InferenceSession.create(file).then((session) => {
    console.log('loaded');
    return session.run({ image });
  });
`;

function floatsOf(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new Error(`float32 expected, got ${tensor?.type}`);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiny-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
