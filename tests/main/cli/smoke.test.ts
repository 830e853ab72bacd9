/** The original system's smoke tests in this shape: the built command line on files, as IT runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { oddFiles, sampleFiles } from '../../support/files/image-files.ts';

const ROOT = join(import.meta.dirname, '../../..');
const REAL = join(ROOT, '../shared/data/cxr');
const SHA256 = /^[0-9a-f]{64}$/;

async function run(...words: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'out/main/command-line.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A data folder of its own: whatever profile the machine has stays out of it.
    env: { ...process.env, XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'ailydian-home-')) },
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

function passphraseFiles(short: string, long: string): readonly [folder: string, short: string, long: string] {
  const home = mkdtempSync(join(tmpdir(), 'ailydian-profile-'));
  const files = [join(home, 'short'), join(home, 'long')] as const;
  writeFileSync(files[0], short);
  writeFileSync(files[1], long);
  return [join(home, 'data'), ...files];
}

async function classify(...files: string[]) {
  const { code, stdout } = await run('classify', '--json', ...files);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { code, lines };
}

let samples: string[] = [];
beforeAll(async () => {
  samples = await sampleFiles();
});

describe('availability', () => {
  it('answers a command and says how it is used', async () => {
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('classify');
  });

  it('says what is wrong with a command it does not know, on stderr alone', async () => {
    expect(await run('diagnose')).toMatchObject({ code: 2, stdout: '' });
  });

  it('keeps nothing without a profile, and says so', async () => {
    const { stdout, stderr } = await run('models', 'list');
    expect(stderr).toContain('nothing is kept');
    expect(stdout).toContain('active, answers');
  });

  it('says nothing of a profile where only files are made', async () => {
    const { code, stderr } = await run('models', 'keygen', join(mkdtempSync(join(tmpdir(), 'ailydian-key-')), 'key'));
    expect(code).toBe(0);
    expect(stderr).not.toContain('nothing is kept');
  });

  it('says what to do about a refusal, and its number where an image gets no answer for it', async () => {
    const [folder, short, long] = passphraseFiles('too short', 'long enough for a profile');
    const open = (file: string, ...words: string[]) => run('--profile', folder, '--passphrase-file', file, ...words);
    expect((await open(short, 'models', 'list')).stderr).toContain(
      'input-invalid: a new profile takes a passphrase of',
    );
    const { name, version } = JSON.parse((await open(long, 'models', 'list', '--json')).stdout.split('\n', 1)[0] ?? '');
    const back = await open(long, 'models', 'rollback', name);
    expect(back).toMatchObject({ code: 1, stdout: '' });
    expect(back.stderr).toContain('rollback-impossible: nothing was at work before it');
    const retired = await open(long, 'models', 'status', `${name}@${version}`, 'inactive');
    expect(retired.stderr).toContain('no image is classified until one is activated');
    expect((await open(long, 'classify', samples[0] ?? '')).stderr).toContain('classify: M01 no-active-model');
  });
});

describe('input validation', () => {
  it('gives every unusable file its stable code and goes on with the rest', async () => {
    const odd = await oddFiles();
    const { code, lines } = await classify(...Object.values(odd), '/nowhere/x.png', samples[0] ?? '');
    expect(code).toBe(1);
    expect(lines.slice(1).map((line) => line.code)).toEqual([
      'image-corrupt',
      'image-too-many-pixels',
      'file-too-large',
      'file-empty',
      'format-unknown',
      'file-not-found',
      null,
    ]);
    expect(lines.at(-1).prediction).not.toBeNull();
  });

  it('takes a file name for a file name, whatever is in it', async () => {
    const { lines } = await classify('<script>alert(1)</script>.png');
    expect(lines).toMatchObject([{ status: 'error', code: 'file-not-found' }]);
  });

  it('reads a folder to its depth', async () => {
    const { lines } = await classify(join(samples[0] ?? '', '..'));
    expect(lines).toHaveLength(5);
  });
});

describe('response', () => {
  it('names all classes, each as a probability and as the same XX.YY%', async () => {
    const { lines } = await classify(samples[0] ?? '');
    const { probabilities, prediction, confidence } = lines[0];
    expect(Object.keys(probabilities)).toEqual(['COVID-19', 'Pneumonia', 'Normal']);
    for (const { probability, percentage } of Object.values<{ probability: number; percentage: string }>(
      probabilities,
    )) {
      expect(percentage).toMatch(/^\d{1,3}\.\d\d%$/);
      expect(Number.parseFloat(percentage)).toBeCloseTo(probability * 100, 6);
    }
    expect(confidence).toBe(probabilities[prediction].percentage);
  });

  it('names the model with the hash of its weights', async () => {
    const { lines } = await classify(samples[0] ?? '');
    expect(lines[0].model).toMatchObject({ name: 'chest-xray-classifier', type: 'onnx', domain: 'medical' });
    expect(lines[0].model.sha256).toMatch(SHA256);
  });

  it('reports decoding, preprocessing and inference apart', async () => {
    const { lines } = await classify(samples[0] ?? '');
    const { decoding_ms, preprocessing_ms, inference_ms, total_ms } = lines[0].performance;
    expect(Math.min(decoding_ms, preprocessing_ms, inference_ms)).toBeGreaterThan(0);
    expect(decoding_ms + preprocessing_ms + inference_ms).toBeLessThanOrEqual(total_ms);
  });

  it('uses a keyed hash of the input and exposes no path but the one it was given', async () => {
    const { lines } = await classify(samples[0] ?? '');
    const { file, input_hash: hash, ...rest } = lines[0];
    expect(file).toBe(samples[0]);
    expect(hash).toMatch(SHA256);
    expect(JSON.stringify(rest)).not.toMatch(/\/(?:work|tmp|home|root|usr|var)\b/);
  });

  it('says nothing of classes when it refuses', async () => {
    const { code, lines } = await classify(samples[4] ?? '');
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { status: 'refused', code: 'body-part-not-chest', prediction: null, probabilities: null, state: null },
    ]);
  });
});

describe('probe', () => {
  it('classifies and asks again about every view, and has nothing to ask about a refused image', async () => {
    const { code, stdout, stderr } = await run('probe', '--json', samples[0] ?? '', samples[4] ?? '');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(stderr).toContain('The centre of the film stands for the lungs');
    expect(Object.keys(lines[0].views)).toEqual([
      'original',
      'lungs-masked',
      'lungs-only',
      'border-masked',
      'mirrored',
    ]);
    expect(lines[0].views.original).toMatchObject({ prediction: lines[0].prediction, change: 0 });
    expect(lines[0].unchanged_without_lungs).toBe(lines[0].views['lungs-masked'].prediction === lines[0].prediction);
    expect(lines[1]).toMatchObject({ status: 'refused', views: null, unchanged_without_lungs: null });
  });
});

const skipped = !existsSync(REAL);
if (skipped) console.warn('SKIPPED: ../shared/data is absent, real radiographs were not classified');

describe.skipIf(skipped)('real radiographs', () => {
  it('gives one valid line for each image of each class', async () => {
    const files = ['covid19', 'pneumonia', 'normal'].flatMap((name) =>
      readdirSync(join(REAL, name))
        .slice(0, 4)
        .map((file) => join(REAL, name, file)),
    );
    const { code, lines } = await classify(...files);
    expect(code).toBe(0);
    expect(lines.map(({ file }) => file)).toEqual(files);
    for (const line of lines) expect(['result', 'indeterminate', 'refused']).toContain(line.status);
  });
});
