/** `bench`: asks the inference host to measure itself. */
import type { Clinic } from '../screening/clinic.ts';
import type { Output } from './output.ts';

/** The application is measured with what it serves with, after the self-test that decides on it. */
export async function runBench({ engine, model, proofs }: Clinic, output: Output): Promise<boolean> {
  const proof = await proofs.of(model());
  const line = await engine.run('bench', { model: proof.model });
  const { latency, batch_throughput: throughput, overhead, int8 } = line.ratios;
  const ratios = `latency x${latency.toFixed(2)}, batch throughput x${throughput.toFixed(2)}, overhead x${overhead.toFixed(2)}`;
  const precision = int8 === null ? '' : `, fp32 / int8 run x${int8.toFixed(2)}`;
  const what = `${line.model} (${line.backend.provider} ${line.backend.precision})`;
  output.result(line, `${what}: ${ratios}${precision} (application / reference; overhead over decode + session.run)`);
  return true;
}
