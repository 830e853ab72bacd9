/** The words of a command line, parsed: what to do, and how to say it. */
import { parseArgs } from 'node:util';

export const COMMANDS = [
  'classify',
  'probe',
  'models',
  'audit',
  'metrics',
  'self-test',
  'bench',
  'route',
  'serve',
  'remote',
  'ab-tests',
] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Command {
  readonly name: CommandName;
  readonly operands: readonly string[];
  readonly isJson: boolean;
  /** classify and probe: the synthetic sample radiographs, besides or instead of files. */
  readonly withSamples: boolean;
  readonly model: string | null;
  readonly profile: string | null;
  readonly passphraseFile: string | null;
  /** models: the signing key, where a bundle goes, and what a key's owner says its fingerprint is. */
  readonly keyFile: string | null;
  readonly target: string | null;
  readonly fingerprint: string | null;
  /** models: what is signed for, by whom (NAME=FILE), and why somebody goes back. */
  readonly replay: string | null;
  readonly cutOffs: string | null;
  readonly signedBy: readonly string[];
  readonly reason: string | null;
  /** route: the question, and whether to decide as without a network. */
  readonly query: string | null;
  readonly isOffline: boolean;
  /** serve: where it answers, and the file that holds its token. */
  readonly port: number | null;
  readonly tokenFile: string | null;
  /** metrics: how many days, and the month of the privacy sheet (YYYY-MM). */
  readonly days: number;
  readonly month: string | null;
  /** remote: where the clinic's inference server is, and who this computer is to it. */
  readonly address: string | null;
  readonly certificateFile: string | null;
  readonly authorityFile: string | null;
}

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
        key: { type: 'string' },
        out: { type: 'string' },
        fingerprint: { type: 'string' },
        replay: { type: 'string' },
        'cut-offs': { type: 'string' },
        'signed-by': { type: 'string', multiple: true, default: [] },
        reason: { type: 'string' },
        query: { type: 'string' },
        offline: { type: 'boolean', default: false },
        port: { type: 'string' },
        'token-file': { type: 'string' },
        days: { type: 'string', default: '30' },
        month: { type: 'string' },
        address: { type: 'string' },
        cert: { type: 'string' },
        ca: { type: 'string' },
      },
    });
    const [name, ...operands] = positionals;
    if (!isCommand(name)) return { problem: name === undefined ? 'no command given' : `unknown command '${name}'` };
    const problem =
      problemWith(name, operands, values.samples) ??
      problemWithQuery(name, values.query) ??
      problemWithKey(operands, values.key) ??
      problemWithSigning(operands, values) ??
      problemWithDoor(name, values.port, values['token-file']) ??
      problemWithPeriod(values.days, values.month);
    if (problem) return { problem };
    return {
      name,
      operands,
      isJson: values.json,
      withSamples: values.samples,
      model: values.model ?? null,
      profile: values.profile ?? null,
      passphraseFile: values['passphrase-file'] ?? null,
      keyFile: values.key ?? null,
      target: values.out ?? null,
      fingerprint: values.fingerprint ?? null,
      replay: values.replay ?? null,
      cutOffs: values['cut-offs'] ?? null,
      signedBy: values['signed-by'],
      reason: values.reason ?? null,
      query: values.query ?? null,
      isOffline: values.offline,
      port: values.port === undefined ? null : Number(values.port),
      tokenFile: values['token-file'] ?? null,
      days: Number(values.days),
      month: values.month ?? null,
      address: values.address ?? null,
      certificateFile: values.cert ?? null,
      authorityFile: values.ca ?? null,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** True when these words ask for a command rather than for the window. */
export function asksForCommand(words: readonly string[]): boolean {
  return words.some((word) => isCommand(word)) || asksForHelp(words);
}

/** The first word may be `help`; what follows `--` are files. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  return words[0] === 'help' || options.includes('--help') || options.includes('-h');
}

export function isCommand(word: string | undefined): word is CommandName {
  return COMMANDS.some((command) => command === word);
}

/** The verbs of a command, each with how many operands follow it. */
const VERBS: Partial<Record<CommandName, Readonly<Record<string, 0 | 1 | 2>>>> = {
  models: {
    list: 0,
    verify: 0,
    import: 1,
    activate: 1,
    rollback: 1,
    trust: 1,
    revoke: 1,
    keys: 0,
    status: 2,
    alias: 2,
    keygen: 1,
    golden: 1,
    pack: 1,
    sign: 1,
    replay: 1,
    enrol: 1,
    withdraw: 1,
    signatories: 0,
    passports: 1,
  },
  audit: { verify: 0 },
  'ab-tests': { list: 0 },
  metrics: { privacy: 0 },
  remote: { show: 0, check: 0, set: 0, off: 0 },
};

function problemWith(name: CommandName, operands: readonly string[], withSamples: boolean): string | null {
  if (name === 'classify' || name === 'probe')
    return operands.length + Number(withSamples) === 0 ? `${name} needs a file or folder` : null;
  if (name === 'metrics' && operands.length === 0) return null;
  const verbs = VERBS[name];
  if (!verbs) return operands.length === 0 ? null : `${name} takes no operands`;
  const [verb = '', ...rest] = operands;
  if (!Object.hasOwn(verbs, verb)) return `${name} takes one of: ${Object.keys(verbs).join(', ')}`;
  return rest.length === verbs[verb] ? null : `${name} ${verb} takes ${verbs[verb]} operand(s), not ${rest.length}`;
}

function problemWithQuery(name: CommandName, query: string | undefined): string | null {
  const hasQuery = query !== undefined && query.trim() !== '';
  if (name === 'route') return hasQuery ? null : 'route needs --query TEXT';
  return query === undefined ? null : `${name} takes no --query`;
}

function problemWithKey([verb]: readonly string[], key: string | undefined): string | null {
  const needsKey = verb === 'pack' || verb === 'sign';
  return needsKey && key === undefined ? `models ${verb} needs --key FILE` : null;
}

interface Signing {
  readonly replay?: string | undefined;
  readonly 'cut-offs'?: string | undefined;
  readonly 'signed-by': readonly string[];
  readonly reason?: string | undefined;
}

/** Two people sign for a replay, one for going back with a reason. */
function problemWithSigning([verb]: readonly string[], signing: Signing): string | null {
  const { replay, reason, 'signed-by': signedBy, 'cut-offs': cutOffs } = signing;
  const people = verb === 'activate' ? 2 : verb === 'rollback' ? 1 : 0;
  const text = verb === 'activate' ? replay : reason;
  if (signedBy.length === 0 && [replay, reason, cutOffs].every((value) => value === undefined)) return null;
  if (people > 0 && signedBy.length === people && text !== undefined && text.trim() !== '') return null;
  return 'signing takes: activate NAME@VERSION --replay ID and two --signed-by, or rollback NAME --reason TEXT and one';
}

/** Port 0: any free one, which the command then names. */
function problemWithDoor(name: CommandName, port: string | undefined, tokenFile: string | undefined): string | null {
  if (name !== 'serve') return port === undefined && tokenFile === undefined ? null : `${name} opens no port`;
  return port === undefined || (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) ? null : `no port: ${port}`;
}

function problemWithPeriod(days: string, month: string | undefined): string | null {
  if (!/^[1-9]\d{0,2}$/u.test(days) || Number(days) > 366) return '--days takes a number from 1 to 366';
  return month === undefined || /^20\d\d-(?:0[1-9]|1[0-2])$/u.test(month) ? null : '--month takes YYYY-MM';
}
