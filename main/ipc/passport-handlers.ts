/** The operations of the threshold passport: reference cases, signatories, replays and signatures, one line each. */
import type { Handlers } from '../../preload/contract.ts';
import type { SignatoryId } from '../../preload/passport.ts';
import { enrolSignatory, signatories, withdrawSignatory } from '../accounts/signatories.ts';
import type { Guard } from '../database/key.ts';
import { proveHolder } from '../database/profile.ts';
import { readinessOn } from '../registry/bundle/ready.ts';
import { findModelVersion } from '../registry/models.ts';
import { cardsOf, replayVersion } from '../registry/passport/candidates.ts';
import { measureChoice } from '../registry/passport/chosen-cut-offs.ts';
import { activationNeeds } from '../registry/passport/gate.ts';
import { passportsOf } from '../registry/passport/passports.ts';
import {
  markReference,
  referenceCases,
  referenceSet,
  referenceState,
  unmarkReference,
} from '../registry/passport/reference-cases.ts';
import { findReplay } from '../registry/passport/replays.ts';
import { classesOf, reportOf } from '../registry/passport/report.ts';
import { signReplay, signRollBack } from '../registry/passport/sign.ts';
import { localUser } from '../screening/users.ts';
import type { Application } from './application.ts';
import { ApplicationFault } from './application.ts';

type PassportChannel = Extract<
  keyof Handlers,
  `reference.${string}` | `signatories.${string}` | `upgrade.${string}` | `passports.${string}`
>;

export function passportHandlers({ around, work }: Application): Pick<Handlers, PassportChannel> {
  const profile = () => work().clinic.profile;
  const user = () => work().clinic.user;

  /** Where the keychain opens the profile, whoever is logged in to this account holds it. */
  function guardOf(holder: string | null): Guard {
    if (holder !== null) return { passphrase: holder };
    if (around.keychain?.isReal) return { keychain: around.keychain };
    throw new ApplicationFault('passphrase-required', 'the profile is guarded by a passphrase');
  }

  /** What a version has to pass before it answers, and in whose name that is written down. */
  function options() {
    const { clinic, shelf } = work();
    return { isReady: readinessOn(clinic.engine, clinic.profile, shelf()), actor: clinic.user };
  }

  return {
    'reference.find': () => referenceSet(referenceCases(profile().db)),
    'reference.state': ({ study }) => referenceState(profile(), study),
    'reference.mark': (marked) => {
      markReference(profile(), marked, user());
      return referenceState(profile(), marked.study);
    },
    'reference.unmark': ({ study }) => {
      unmarkReference(profile(), study, user());
      return referenceState(profile(), study);
    },
    'signatories.find': () => signatories(profile().db),
    'signatories.enrol': async ({ name, passphrase, holder }) => {
      await proveHolder(profile(), guardOf(holder));
      // as: a user's pseudonym is a signatory's
      const id = localUser(profile().db, name) as SignatoryId;
      await enrolSignatory(profile(), { id, passphrase }, user());
      return signatories(profile().db);
    },
    'signatories.withdraw': async ({ signatory, holder }) => {
      await proveHolder(profile(), guardOf(holder));
      withdrawSignatory(profile(), signatory, user());
      return signatories(profile().db);
    },
    'upgrade.needs': ({ name, version }) => activationNeeds(profile(), name, version),
    'upgrade.replay': async ({ name, version }) => {
      const { clinic, shelf } = work();
      const replay = await replayVersion({ ...clinic, actor: clinic.user }, shelf(), name, version);
      return reportOf(replay, cardsOf(clinic.profile.db, replay));
    },
    'upgrade.measure': ({ replay: id, cutOffs }) => {
      const replay = findReplay(profile().db, id);
      const cards = cardsOf(profile().db, replay);
      return measureChoice(cards.candidate, replay, classesOf(replay, cards), cutOffs);
    },
    'upgrade.sign': async (request) => {
      const { name, version, id } = await signReplay(profile(), request, options());
      work().serving.look();
      const [passport] = passportsOf(profile().db, id);
      if (!passport) throw new Error(`${name}@${version} was signed for and has no passport`);
      return passport;
    },
    'upgrade.rollBack': async ({ name, signature, reason }) => {
      const { version } = await signRollBack(profile(), name, { signature, reason }, options());
      work().serving.look();
      return { name, version };
    },
    'passports.find': ({ name, version }) => {
      const { db } = profile();
      return passportsOf(db, findModelVersion(db, name, version).id);
    },
  };
}
