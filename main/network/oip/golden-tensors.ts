/** What a remote engine is compared on: the model's own reference images, prepared as a patient's would be. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableDB } from '../../database/open.ts';
import type { Engine } from '../../inference/supervisor.ts';
import { goldenSetOf } from '../../registry/bundle/golden-set.ts';
import type { ServingModel } from '../../registry/serve.ts';
import { SAMPLE_NAMES } from '../../samples/names.ts';

/** Where a model has no reference images, the synthetic samples stand in. Images that are not admitted are left out. */
export async function goldenTensors(
  db: ReadableDB,
  engine: Engine,
  model: ServingModel,
): Promise<readonly Float32Array[]> {
  const images = await goldenImages(db, engine, model);
  const prepared = await Promise.all(images.map((bytes) => engine.run('prepare', { bytes, model })));
  return prepared.flatMap((one) => (one.kind === 'prepared' ? [one.tensor] : []));
}

async function goldenImages(db: ReadableDB, engine: Engine, model: ServingModel): Promise<readonly Uint8Array[]> {
  const { folder, images } = await goldenSetOf(db, model.versionId, model.file);
  if (images.length > 0) return Promise.all(images.map(({ path }) => readFile(join(folder, path))));
  return Promise.all(SAMPLE_NAMES.map((name) => engine.run('sample', { name })));
}
