/** `metrics`: daily figures of images and of questions, then cost and savings. `metrics privacy`: what left in a month. */
import type { Application } from '../ipc/application.ts';
import type { Command } from './arguments.ts';
import { ask } from './ask.ts';
import { imagesText, questionsText, savingsText } from './metrics-texts.ts';
import type { Output } from './output.ts';
import { privacyText } from './privacy-text.ts';

/** Each line of `--json` names its kind. True: figures are always a proper result. */
export async function runMetrics(application: Application, command: Command, output: Output): Promise<boolean> {
  const { operands, days, month } = command;
  if (operands[0] === 'privacy') return runPrivacy(application, month ?? thisMonth(), output);
  for (const day of await ask(application, 'metrics.daily', { days })) {
    output.result({ kind: 'images', ...day }, imagesText(day));
  }
  for (const day of await ask(application, 'metrics.questions', { days })) {
    output.result({ kind: 'questions', ...day }, questionsText(day));
  }
  const savings = await ask(application, 'metrics.savings', { days });
  output.result({ kind: 'savings', ...savings }, savingsText(savings));
  return true;
}

async function runPrivacy(application: Application, month: string, output: Output): Promise<boolean> {
  const sheet = await ask(application, 'egress.sheet', { month });
  output.result(sheet, privacyText(sheet));
  return true;
}

function thisMonth(): string {
  return new Date().toISOString().slice(0, 7);
}
