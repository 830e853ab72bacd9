/** `probe`: each image classified and probed for shortcuts. */
import type { Work } from '../ipc/application.ts';
import type { Command } from './arguments.ts';
import { classify } from './classify.ts';
import { clinicWith } from './model-choice.ts';
import type { Output } from './output.ts';
import { probe } from './probe.ts';
import { probeText } from './texts.ts';

/** True when every file could be read. A refusal is a proper result. */
export async function runProbe(work: Work, command: Command, output: Output): Promise<boolean> {
  const clinic = clinicWith(work, command.model);
  let hasFailed = false;
  for await (const image of classify(clinic, command.operands, command.withSamples)) {
    const line = await probe(clinic, work.shelf, image);
    output.result(line, probeText(line));
    hasFailed ||= line.status === 'error';
  }
  output.note('The centre of the film stands for the lungs; nothing was outlined.');
  return !hasFailed;
}
