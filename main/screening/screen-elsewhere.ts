/** One image by way of the clinic's inference server: prepared in the host, run there, judged here by the same rules. */
import { judge } from '../inference/postprocess.ts';
import type { Outcome } from '../inference/protocol.ts';
import type { ServingModel } from '../registry/serve.ts';
import type { Clinic } from './clinic.ts';

/** null: this computer has to answer. Rejects only where the host does. */
export async function screenElsewhere(
  { engine, remote }: Pick<Clinic, 'engine' | 'remote'>,
  model: ServingModel,
  bytes: Uint8Array,
): Promise<Outcome | null> {
  const infer = remote?.inferFor(model);
  if (!infer) return null;
  const prepared = await engine.run('prepare', { bytes, model });
  // What is refused or unreadable is so wherever the model runs, and nothing of it leaves.
  if (prepared.kind !== 'prepared') return prepared;
  const { tensor, subject, warnings, performance: spent } = prepared;
  const start = performance.now();
  const logits = await infer(tensor);
  if (!logits) return null;
  const inference = performance.now() - start;
  const verdict = judge(logits, model.card);
  return {
    kind: 'verdict',
    ...verdict,
    backend: { provider: 'remote', precision: 'fp32' },
    subject,
    warnings,
    performance: { ...spent, inference, total: spent.total + inference },
  };
}
