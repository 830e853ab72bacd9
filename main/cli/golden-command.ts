/** `models golden`: what a model answers here on the reference images of its folder, written down for every later start. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ImportFault } from '../inference/graph/fault.ts';
import type { ModelFile } from '../inference/protocol.ts';
import type { Engine } from '../inference/supervisor.ts';
import { readCard } from '../registry/bundle/bundled-model.ts';
import { scoresOf } from '../registry/bundle/golden.ts';
import { EXPECTED_SCORES, type ExpectedScores } from '../registry/bundle/golden-set.ts';
import { CARD_FILE, MODEL_FILE } from '../registry/bundle/manifest.ts';
import { goldenImages } from '../registry/bundle/pack.ts';
import { SAMPLE_NAMES } from '../samples/names.ts';
import type { Output } from './output.ts';

/** `models golden FOLDER`: for whoever makes a model. Overwrites golden/expected.json. */
export async function writeGolden(engine: Engine, folder: string, output: Output): Promise<void> {
  const model = await modelIn(folder);
  const scores = await measureScores(engine, folder, model, output);
  const named = Object.fromEntries(Object.entries(scores).map(([path, expected]) => [path.slice(PREFIX), expected]));
  await writeFile(join(folder, EXPECTED_SCORES), `${JSON.stringify(named, null, 2)}\n`);
  output.result(named, `${join(folder, EXPECTED_SCORES)}  ${Object.keys(named).length} reference images`);
}

/** The model whose card.json and model.onnx lie in a folder. Throws `bundle-file-missing` or `card-invalid`. */
export async function modelIn(folder: string): Promise<ModelFile> {
  const text = await readFile(join(folder, CARD_FILE), 'utf8').catch(() => {
    throw new ImportFault('bundle-file-missing', `${CARD_FILE} is missing`);
  });
  return { file: join(folder, MODEL_FILE), card: readCard(text) };
}

/** The model's answers here, by path. A folder without golden/ gets the synthetic samples first. */
export async function measureScores(
  engine: Engine,
  folder: string,
  model: ModelFile,
  output: Output,
): Promise<ExpectedScores> {
  if ((await goldenImages(folder)).length === 0) await writeSamples(engine, folder, model, output);
  const golden: ExpectedScores = {};
  for (const path of await goldenImages(folder)) {
    const bytes = await readFile(join(folder, path));
    const scores = scoresOf(await engine.run('screen', { bytes, model }), path);
    golden[path] = Object.fromEntries(Object.entries(scores).map(([label, score]) => [label, score.probability]));
  }
  return golden;
}

const PREFIX = 'golden/'.length;

/** Those of the samples that the model's card admits. */
async function writeSamples(engine: Engine, folder: string, model: ModelFile, output: Output): Promise<void> {
  output.note('No golden/ images: the synthetic samples are put there. Real reference images of the model are better.');
  await mkdir(join(folder, 'golden'), { recursive: true });
  for (const name of SAMPLE_NAMES) {
    const bytes = await engine.run('sample', { name });
    if ((await engine.run('screen', { bytes, model })).kind !== 'verdict') continue;
    await writeFile(join(folder, 'golden', name), bytes);
  }
}
