/** Signing: two people for what answers and with which cut-offs, one and a reason for going back. */
import { confirmSignatures, type Signature } from '../../accounts/confirm.ts';
import { StorageFault } from '../../database/fault.ts';
import type { Profile } from '../../database/profile.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { CutOffChoice } from '../../../preload/passport.ts';
import { activateVersion, type ActivationOptions, rollBack } from '../life-cycle.ts';
import { findModelVersion, type ModelVersion } from '../models.ts';
import { assertAdmissible, type Endorsement, isAtWork, issuePassport } from './gate.ts';
import { findReplay } from './replays.ts';

export interface SigningRequest {
  readonly replay: string;
  readonly cutOffs: CutOffChoice;
  readonly signatures: readonly Signature[];
}

const SIGNATURES = 2;

/**
 * Puts the replayed version to work with these cut-offs; one that is at work gets the cut-offs alone. Throws what
 * `confirmSignatures`, `assertAdmissible` and `activateVersion` throw, `signatures-required` for fewer than two.
 */
export async function signReplay(
  profile: Profile,
  { replay: id, cutOffs, signatures }: SigningRequest,
  options: Pick<ActivationOptions, 'isReady' | 'actor'>,
): Promise<ModelVersion> {
  if (signatures.length !== SIGNATURES)
    throw new StorageFault('signatures-required', `${signatures.length} signatures`);
  const replay = findReplay(profile.db, id);
  const endorsement: Endorsement = { replay, cutOffs, signatories: signatures.map(({ signatory }) => signatory) };
  const { name, version } = replay.candidate;
  const wanted = findModelVersion(profile.db, name, version);
  assertAdmissible(profile, wanted, endorsement);
  await confirmSignatures(profile, signatures, options.actor);
  if (!isAtWork(profile.db, wanted)) return activateVersion(profile, name, version, { ...options, endorsement });
  inTransaction(profile.db, () => issuePassport(profile, wanted, endorsement, options.actor));
  return wanted;
}

/** Back to what answered before, with its own cut-offs. Throws `signature-wrong` and what `rollBack` throws. */
export async function signRollBack(
  profile: Profile,
  name: string,
  { signature, reason }: { readonly signature: Signature; readonly reason: string },
  options: Pick<ActivationOptions, 'isReady' | 'actor'>,
): Promise<ModelVersion> {
  await confirmSignatures(profile, [signature], options.actor);
  return rollBack(profile, name, { ...options, confirmation: { signatory: signature.signatory, reason } });
}
