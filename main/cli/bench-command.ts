/** `bench`: asks the inference host to measure itself. */
import type { Clinic } from '../screening/clinic.ts';
import type { Output } from './output.ts';

export async function runBench({ engine, model }: Clinic, output: Output): Promise<boolean> {
  const line = await engine.run('bench', { model: model() });
  const { latency, batch_throughput: throughput, overhead } = line.ratios;
  const ratios = `latency x${latency.toFixed(2)}, batch throughput x${throughput.toFixed(2)}, overhead x${overhead.toFixed(2)}`;
  output.result(line, `${line.model}: ${ratios} (application / reference; overhead over decode + session.run)`);
  return true;
}
