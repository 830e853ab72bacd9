/** The words of a command line, parsed: what to do, and how to say it. */
import { parseArgs } from 'node:util';

export const COMMANDS = ['classify', 'models', 'audit', 'metrics', 'self-test', 'bench', 'route'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Command {
  readonly name: CommandName;
  readonly operands: readonly string[];
  readonly isJson: boolean;
  /** classify: the synthetic sample radiographs, besides or instead of files. */
  readonly withSamples: boolean;
  readonly model: string | null;
  readonly profile: string | null;
  readonly passphraseFile: string | null;
  /** route: the question, and whether to decide as without a network. */
  readonly query: string | null;
  readonly isOffline: boolean;
}

export const USAGE = `usage: ailydian-clinic [--profile DIR] COMMAND

  classify [--model NAME[@VERSION]] [--json] FILE|DIR…   classify each image
  classify --samples [--json]                            classify the synthetic sample radiographs
  models list|verify [--json]                            the model registry
  audit verify [--json]                                  the audit log
  metrics [--json]                                       daily figures
  self-test [--json]                                     readiness checks
  bench [--json]                                         speed against the reference pipeline
  route [--offline] [--json] --query TEXT                where a question would go, why and at what cost; sends nothing

  --profile DIR            the data folder; without a profile, classify keeps nothing
  --passphrase-file FILE   opens a profile that a passphrase guards
`;

/** The command, or a sentence saying what is wrong with the words. Words before the command may be options only. */
export function parseCommand(words: readonly string[]): Command | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        samples: { type: 'boolean', default: false },
        model: { type: 'string' },
        profile: { type: 'string' },
        'passphrase-file': { type: 'string' },
        query: { type: 'string' },
        offline: { type: 'boolean', default: false },
      },
    });
    const [name, ...operands] = positionals;
    if (!isCommand(name)) return { problem: name === undefined ? 'no command given' : `unknown command '${name}'` };
    const problem = problemWith(name, operands, values.samples) ?? problemWithQuery(name, values.query);
    if (problem) return { problem };
    return {
      name,
      operands,
      isJson: values.json,
      withSamples: values.samples,
      model: values.model ?? null,
      profile: values.profile ?? null,
      passphraseFile: values['passphrase-file'] ?? null,
      query: values.query ?? null,
      isOffline: values.offline,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** True when these words ask for a command rather than for the window. */
export function asksForCommand(words: readonly string[]): boolean {
  return words.some((word) => isCommand(word) || word === '--help');
}

function isCommand(word: string | undefined): word is CommandName {
  return COMMANDS.some((command) => command === word);
}

const VERBS: Partial<Record<CommandName, readonly string[]>> = { models: ['list', 'verify'], audit: ['verify'] };

function problemWith(name: CommandName, operands: readonly string[], withSamples: boolean): string | null {
  if (name === 'classify')
    return operands.length + Number(withSamples) === 0 ? 'classify needs a file or folder' : null;
  const verbs = VERBS[name] ?? [];
  const [verb, ...rest] = operands;
  const isFit = verbs.length === 0 ? verb === undefined : verb !== undefined && verbs.includes(verb);
  if (isFit && rest.length === 0) return null;
  return verbs.length === 0 ? `${name} takes no operands` : `${name} takes one of: ${verbs.join(', ')}`;
}

function problemWithQuery(name: CommandName, query: string | undefined): string | null {
  const hasQuery = query !== undefined && query.trim() !== '';
  if (name === 'route') return hasQuery ? null : 'route needs --query TEXT';
  return query === undefined ? null : `${name} takes no --query`;
}
