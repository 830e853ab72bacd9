/**
 * What stands between a version and its work: where this clinic has reference cases or signatories, two people sign for what
 * the replay found, whether another answers at that moment or none does. Where there is neither, the passport says exactly that.
 */
import type {
  ActivationNeeds,
  CutOffChoice,
  CutOffOutlook,
  SignedModel,
  Passport,
  PassportBasis,
  ReplayedClass,
  SignatoryId,
} from '../../../preload/passport.ts';
import { signatories } from '../../accounts/signatories.ts';
import { appendAudit } from '../../audit/append.ts';
import { StorageFault } from '../../database/fault.ts';
import type { ReadableDB } from '../../database/open.ts';
import type { Profile } from '../../database/profile.ts';
import { parseCard } from '../../inference/card.ts';
import { activeModel, findModelVersion, type ModelVersion, objectOf } from '../models.ts';
import { makerChoice, measureChoice } from './chosen-cut-offs.ts';
import { insertPassport, passportInForce } from './passports.ts';
import { referenceCases, referenceHash, referenceSet } from './reference-cases.ts';
import type { Replay } from './replay.ts';
import { reportOf } from './report.ts';

/** What two people signed for, their passphrases confirmed. */
export interface Endorsement {
  readonly replay: Replay;
  readonly cutOffs: CutOffChoice;
  readonly signatories: readonly SignatoryId[];
}

/** Throws `model-not-found`. */
export function activationNeeds({ db }: Profile, name: string, version: string): ActivationNeeds {
  const wanted = findModelVersion(db, name, version);
  const replaced = replacedBy(db, wanted);
  return {
    replaces: replaced && nameOf(replaced),
    needsSignatures: needsSignatures(db, wanted),
    reference: referenceSet(referenceCases(db)),
    signatories: signatories(db),
    isAtWork: isAtWork(db, wanted),
    makerOutlook: makerChoice(parseCard(wanted.card)).outlook,
  };
}

/** Throws `passport-required` where nobody signed, `replay-stale` where what was signed for is no longer so. */
export function assertAdmissible({ db }: Profile, wanted: ModelVersion, endorsement: Endorsement | null): void {
  if (endorsement) assertFresh(db, wanted, endorsement.replay);
  else if (needsSignatures(db, wanted)) {
    throw new StorageFault('passport-required', `nobody signed for ${objectOf(wanted)}`);
  }
}

/** To be called in the transaction that puts the version to work. Other domains than the medical one need no passport. */
export function issuePassport(
  profile: Profile,
  wanted: ModelVersion,
  endorsement: Endorsement | null,
  actor: string,
): string | null {
  if (wanted.domain !== 'medical') return null;
  assertAdmissible(profile, wanted, endorsement);
  const { db, keys } = profile;
  const passport = endorsement ? signedPassport(db, wanted, endorsement) : unsignedPassport(db, wanted);
  const id = insertPassport(db, wanted.id, passport);
  appendAudit(db, keys.audit, {
    actor,
    action: 'passport-issued',
    object: objectOf(wanted),
    detail: {
      passport: id,
      kind: passport.kind,
      basis: passport.basis,
      replay: passport.replay,
      reference: passport.referenceSha256,
      signatories: passport.signatories.join(','),
      ...outlookDetail(passport.outlook),
    },
  });
  return id;
}

/** Whether this version is the one that answers now. */
export function isAtWork(db: ReadableDB, { id }: ModelVersion): boolean {
  return activeModel(db, 'medical')?.id === id;
}

/** The version that answers now, unless it is this one or none does. */
function replacedBy(db: ReadableDB, wanted: ModelVersion): ModelVersion | null {
  return isAtWork(db, wanted) ? null : activeModel(db, 'medical');
}

function needsSignatures(db: ReadableDB, wanted: ModelVersion): boolean {
  if (wanted.domain !== 'medical' || isAtWork(db, wanted)) return false;
  return signatories(db).length > 0 || referenceCases(db).length > 0;
}

function assertFresh(db: ReadableDB, wanted: ModelVersion, replay: Replay): void {
  const replaced = replacedBy(db, wanted);
  const now = {
    candidate: nameOf(wanted),
    serving: replaced && nameOf(replaced),
    passport: replaced && (passportInForce(db, replaced.id)?.id ?? null),
    reference: referenceHash(referenceCases(db)),
  };
  const then = {
    candidate: replay.candidate,
    serving: replay.serving && nameOf(replay.serving),
    passport: replay.serving?.passport ?? null,
    reference: replay.referenceSha256,
  };
  if (JSON.stringify(now) !== JSON.stringify(then)) {
    throw new StorageFault('replay-stale', 'models, cut-offs or reference cases are no longer those of the replay');
  }
}

function signedPassport(db: ReadableDB, wanted: ModelVersion, endorsement: Endorsement): Passport {
  const { replay, cutOffs } = endorsement;
  const serving = activeModel(db, 'medical');
  const candidate = parseCard(wanted.card);
  const report = reportOf(replay, { candidate, serving: serving && parseCard(serving.card) });
  return {
    ...headOf(db, wanted),
    basis: basisOf(report.reference.cases, report.classes),
    replay: replay.id,
    reference: report.reference,
    referenceSha256: replay.referenceSha256,
    ...measureChoice(candidate, replay, report.classes, cutOffs),
    classes: report.classes,
    changedCases: report.changes.length,
    signatories: endorsement.signatories,
  };
}

function unsignedPassport(db: ReadableDB, wanted: ModelVersion): Passport {
  const maker = makerChoice(parseCard(wanted.card));
  const nothing = { replay: null, referenceSha256: null, classes: [], changedCases: 0, signatories: [] } as const;
  return { ...headOf(db, wanted), ...nothing, ...maker, basis: 'none', reference: referenceSet([]) };
}

function outlookDetail(outlook: CutOffOutlook | null) {
  if (!outlook) return {};
  const unreachable = outlook.unreachable.map(({ answer, label }) => `${answer}:${label}`).join(',');
  return { answered: outlook.answered, indeterminate: outlook.indeterminate, unreachable };
}

function headOf(
  db: ReadableDB,
  wanted: ModelVersion,
): Pick<Passport, 'format' | 'kind' | 'at' | 'model' | 'replaces' | 'golden'> {
  const replaced = replacedBy(db, wanted);
  return {
    format: 1,
    kind: isAtWork(db, wanted) ? 'cut-offs' : 'activation',
    at: new Date().toISOString(),
    model: nameOf(wanted),
    replaces: replaced && nameOf(replaced),
    golden: goldenOf(db, wanted.id),
  };
}

function goldenOf(db: ReadableDB, versionId: number): Passport['golden'] {
  const row = db
    .prepare<[number], NonNullable<Passport['golden']>>(
      `SELECT golden_images AS images, golden_difference AS difference, manifest_sha256 AS manifestSha256
       FROM model_bundles WHERE model_version = ?`,
    )
    .get(versionId);
  return row ?? null;
}

function basisOf(cases: number, classes: readonly ReplayedClass[]): PassportBasis {
  if (cases === 0) return 'none';
  return classes.some(({ isMeasured }) => isMeasured) ? 'measured' : 'too-few';
}

function nameOf({ name, version, sha256 }: SignedModel): SignedModel {
  return { name, version, sha256 };
}
