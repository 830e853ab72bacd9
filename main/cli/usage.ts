/** What the command line takes, for those who ask and for those who mistyped. */
import type { CommandName } from './arguments.ts';

const USAGE = `usage: ailydian-clinic [--profile DIR] COMMAND

  classify [--model NAME[@VERSION]] [--json] FILE|DIR…   classify each image
  classify --samples [--json]                            classify the synthetic sample radiographs
  probe [--model NAME[@VERSION]] [--json] FILE|DIR…      classify, then ask again with the lungs masked, only the lungs,
                                                         the borders masked, and mirrored
  models list|verify [--json]                            the model registry
  models import FILE                                     takes in a signed bundle through the import gate
  models activate NAME@VERSION | rollback NAME           what answers, and back to what answered before
  models replay NAME@VERSION [--json]                    this clinic's reference cases, with it and with the one at work
  models activate NAME@VERSION --replay ID --cut-offs maker|equal-sensitivity --signed-by NAME=FILE (twice)
                                                         the same where this clinic has reference cases or signatories
  models rollback NAME --signed-by NAME=FILE --reason TEXT
                                                         the same for going back
  models enrol NAME=FILE | withdraw NAME | signatories   who may sign; FILE holds the person's own passphrase
  models passports NAME@VERSION [--json]                 with which cut-offs it answered here, and who signed
  models status NAME@VERSION inactive|testing|shadow     what a version that does not answer is kept for
  models alias ALIAS NAME@VERSION                        a name that may move, such as challenger
  models trust KEYFILE [--fingerprint HEX]               whose signatures count here
  models revoke KEYFILE | keys                           ends that for good; lists them
  models keygen FILE                                     a signing key: FILE, and FILE.pub to give away
  models pack FOLDER --key FILE [--out FILE]             makes a signed bundle of a model
  models sign FILE --key FILE [--out FILE]               the same contents under another signature
  models golden FOLDER                                   reference answers of a model, for its maker
  audit verify [--json]                                  the audit log
  metrics [--days N] [--json]                            daily figures, cost and savings
  metrics privacy [--month YYYY-MM] [--json]             what left this computer in a month
  ab-tests list [--json]                                 A/B tests with their figures
  self-test [--json]                                     readiness checks
  bench [--model NAME[@VERSION]] [--json]                speed against the reference pipeline
  route [--offline] [--json] --query TEXT                where a question would go, why and at what cost; sends nothing
  serve [--port N] [--token-file FILE] [--json]          the local HTTP API without a window, until Ctrl+C
  remote show|check|off [--json]                         the clinic's inference server (Open Inference Protocol v2)
  remote set --address URL --model NAME@VERSION [--key FILE --cert FILE --ca FILE]
                                                         sets it up and switches it on
  help [COMMAND]                                         all of this, or what one command takes

  --profile DIR            the data folder; without a profile, classify and probe keep nothing
  --passphrase-file FILE   opens a profile that a passphrase guards; with --profile, sets one up where there is none
`;

/** Of one command its lines and the options that every command takes; without one, all. */
export function usageOf(command: CommandName | undefined): string {
  if (command === undefined) return USAGE;
  const [head = '', ...lines] = USAGE.split('\n');
  const isOwn = ownLines(command);
  const own = lines.filter((line) => isOwn(line) || line.startsWith('  --') || line === '');
  return [head.replace('COMMAND', command), ...own].join('\n');
}

/** A line of the command, or one that goes on with it: such a line is indented further. */
function ownLines(command: CommandName): (line: string) => boolean {
  let isInside = false;
  return (line) => {
    if (!line.startsWith('   ')) isInside = line.startsWith(`  ${command} `);
    return isInside;
  };
}
