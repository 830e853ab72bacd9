/** What to do about a refusal, for whoever reads the command line; the window has its own sentences in both languages. */
import type { FaultCode } from '../../preload/domain.ts';

export const FAULT_HINTS: Readonly<Partial<Record<FaultCode, string>>> = {
  'rollback-impossible': 'nothing was at work before it that it could go back to; models list tells what answers',
  'passport-required':
    'two people sign before it answers: models replay NAME@VERSION, then models activate … --replay ID',
  'signatures-required': 'somebody has to sign: --signed-by NAME=FILE, for going back with --reason TEXT',
  'signature-wrong': 'a passphrase is wrong, or somebody named may not sign here: models signatories',
  'replay-stale': 'versions, cut-offs or reference cases have changed since the replay: models replay again',
  'replay-not-found': 'no replay has this id; models replay NAME@VERSION prints one',
  'signatory-not-found': 'nobody of this name may sign here: models signatories',
  'model-not-found': 'no such version here: models list',
  'file-not-found': 'there is no such file',
};
