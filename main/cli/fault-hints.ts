/** What to do about a refusal, for whoever reads the command line; the window has its own sentences in both languages. */
import type { FaultCode } from '../../preload/domain.ts';

export const FAULT_HINTS: Readonly<Partial<Record<FaultCode, string>>> = {
  'input-invalid': 'help and the command say what it takes',
  'passphrase-wrong': 'look at capitals, the language of the keyboard and the end of the file',
  'no-active-model': 'models activate NAME@VERSION puts one to work; models list tells which there are',
  'model-altered': 'import it again, or install the application again; an altered model is never used',
  'engine-unavailable': 'start again; self-test says more',
  'signing-key-invalid': 'no public key, or of another fingerprint than its owner told you: ask its owner again',
  'signing-key-unknown': 'if its owner confirms the fingerprint, models trust KEYFILE; else do not use the bundle',
  'signing-key-revoked': 'do not use the bundle: trust that was ended does not come back',
  'bundle-unreadable': 'ask for the bundle again; nothing was changed',
  'bundle-file-altered': 'do not use it: it was changed after it was signed; nothing was changed here',
  'bundle-file-missing': 'the folder needs model.onnx, card.json and README.md',
  'bundle-expired': 'ask for a bundle that was signed anew',
  'version-rollback': 'a newer version of it was taken in already: models list',
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
  'storage-failed': 'a file or the data folder cannot be read or written: is its path right, and is it yours?',
  'disk-full': 'no room is left on the disk that holds the data folder',
};
