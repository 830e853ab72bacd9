/** The synthetic sample studies as arrivals: made by the host when their turn comes. */
import type { Engine } from '../inference/supervisor.ts';
import { SAMPLE_NAMES } from '../samples/names.ts';
import type { Source } from './queue.ts';

export function sampleSources(engine: Engine): readonly Source[] {
  return SAMPLE_NAMES.map((fileName) => ({
    fileName,
    read: async () => ({ fileName, bytes: await engine.run('sample', { name: fileName }), isSample: true }),
  }));
}
