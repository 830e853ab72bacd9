/** Runs one command and gives its exit code: 0 all done (a refusal is a proper result), 1 something failed, 2 usage. */
import { refusalNumber } from '../../preload/refusals.ts';
import { faultOf } from '../ipc/answer.ts';
import type { Application } from '../ipc/application.ts';
import { listTests } from './ab-tests-command.ts';
import type { Command } from './arguments.ts';
import { asksForHelp, isCommand, parseCommand } from './arguments.ts';
import { ask } from './ask.ts';
import { runBench } from './bench-command.ts';
import type { ClassifyLine } from './classify.ts';
import { classify } from './classify.ts';
import { FAULT_HINTS } from './fault-hints.ts';
import { imageHints } from './image-hints.ts';
import { runMetrics } from './metrics-command.ts';
import { clinicWith } from './model-choice.ts';
import { openFor } from './open.ts';
import type { Output } from './output.ts';
import { openOutput } from './output.ts';
import { runRoute } from './route-command.ts';
import { runProbe } from './probe-command.ts';
import { runModels } from './run-models.ts';
import { runRemote } from './remote-command.ts';
import { runServe } from './serve-command.ts';
import { checkText, classifyText } from './texts.ts';
import { usageOf } from './usage.ts';

export async function runCommand(
  words: readonly string[],
  applicationFor: (profile: string | null) => Application,
): Promise<number> {
  const named = words.find(isCommand);
  if (asksForHelp(words)) return print(usageOf(named));
  const command = parseCommand(words);
  if ('problem' in command) {
    process.stderr.write(`${command.problem}\n\n${usageOf(named)}`);
    return 2;
  }
  const application = applicationFor(command.profile);
  const output = openOutput(command.isJson);
  try {
    await openFor(application, command, output);
    return (await perform(application, command, output)) ? 0 : 1;
  } catch (error) {
    output.note(`${command.name}: ${causeOf(error)}: ${remedied(error)}`);
    return 1;
  } finally {
    application.stop();
  }
}

/** What happened, and what to do about it where that is not said yet. */
function remedied(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const hint = FAULT_HINTS[faultOf(error)];
  return hint === undefined || message.includes(hint) ? message : `${message}; ${hint}`;
}

/** The word, after its number where an image gets no answer for this reason. */
function causeOf(error: unknown): string {
  const code = faultOf(error);
  const number = refusalNumber(code);
  return number === null ? code : `${number} ${code}`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** True when nothing failed. */
function perform(application: Application, command: Command, output: Output): Promise<boolean> {
  switch (command.name) {
    case 'classify':
      return runClassify(application, command, output);
    case 'probe':
      return runProbe(application.work(), command, output);
    case 'models':
      return runModels(application, command, output);
    case 'audit':
      return runAudit(application, output);
    case 'ab-tests':
      return listTests(application, output);
    case 'metrics':
      return runMetrics(application, command, output);
    case 'self-test':
      return runSelfTest(application, output);
    case 'route':
      return Promise.resolve(
        runRoute(application.stage() === 'ready' ? application.work().clinic : null, command, output),
      );
    case 'serve':
      return runServe(application, command, output);
    case 'remote':
      return runRemote(application, command, output);
    case 'bench':
      return runBench(clinicWith(application.work(), command.model), output);
  }
}

async function runClassify(application: Application, command: Command, output: Output): Promise<boolean> {
  const clinic = clinicWith(application.work(), command.model);
  const unanswered: ClassifyLine[] = [];
  for await (const { line } of classify(clinic, command.operands, command.withSamples)) {
    output.result(line, classifyText(line));
    if (line.code !== null) unanswered.push(line);
  }
  for (const hint of imageHints(unanswered)) output.note(hint);
  return unanswered.every(({ status }) => status !== 'error');
}

async function runAudit(application: Application, output: Output): Promise<boolean> {
  const verdict = await ask(application, 'audit.verify', {});
  const text = verdict.isIntact ? `intact, ${verdict.entries} entries` : `BROKEN at entry ${verdict.brokenAt}`;
  output.result(verdict, text);
  return verdict.isIntact;
}

async function runSelfTest(application: Application, output: Output): Promise<boolean> {
  const checks = await ask(application, 'diagnostics.run', {});
  for (const check of checks) output.result(check, checkText(check));
  return checks.every(({ outcome }) => outcome !== 'fail');
}
