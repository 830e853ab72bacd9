/** `models replay|enrol|…`: what two people sign for, from the command line. The same operations as in the window. */
import type { ReplayReport, Signatory, SignatoryId } from '../../preload/passport.ts';
import { CUT_OFF_CHOICES } from '../../preload/passport.ts';
import type { Application } from '../ipc/application.ts';
import { ApplicationFault } from '../ipc/application.ts';
import { ask } from './ask.ts';
import type { Output } from './output.ts';
import { readPassphraseFile } from './passphrase-file.ts';
import { classReplayText, outlookText, passportText } from './passport-texts.ts';

/** `models replay NAME@VERSION` */
export async function replayModel(application: Application, choice: string, output: Output): Promise<void> {
  const report = await ask(application, 'upgrade.replay', named(choice));
  const outlooks = await outlooksOf(application, report.id);
  const left = CUT_OFF_CHOICES.map(
    (cutOffs) => `signed with --cut-offs ${cutOffs}:\n  ${outlookText(outlooks[cutOffs])}`,
  );
  const text = [headOf(report), ...report.classes.map(classReplayText), ...left];
  output.result({ ...report, outlooks }, text.join('\n'));
}

/** `models activate … --replay ID --signed-by NAME=FILE --signed-by NAME=FILE` */
export async function signUpgrade(
  application: Application,
  {
    replay,
    cutOffs,
    signedBy,
  }: { readonly replay: string; readonly cutOffs: string | null; readonly signedBy: readonly string[] },
  output: Output,
): Promise<void> {
  const signatures = await signaturesOf(application, signedBy);
  const passport = await ask(application, 'upgrade.sign', { replay, cutOffs: choiceOf(cutOffs), signatures });
  const { name, version, sha256 } = passport.model;
  output.result({ name, version, sha256, status: 'active', passport }, passportText(passport));
}

/** `models rollback NAME --signed-by NAME=FILE --reason TEXT` */
export async function signRollBackModel(
  application: Application,
  { name, signedBy, reason }: { readonly name: string; readonly signedBy: readonly string[]; readonly reason: string },
  output: Output,
): Promise<void> {
  const [signature] = await signaturesOf(application, signedBy);
  if (!signature) throw new ApplicationFault('signatures-required', '--signed-by NAME=FILE is missing');
  const back = await ask(application, 'upgrade.rollBack', { name, signature, reason });
  output.result({ ...back, status: 'active' }, `${back.name}@${back.version}  active again`);
}

/** `models enrol NAME=FILE`: FILE holds the person's own passphrase; the profile's opened the profile. */
export async function enrolPerson(
  application: Application,
  { person, holder }: { readonly person: string; readonly holder: string | null },
  output: Output,
): Promise<void> {
  const { name, passphrase } = await readPerson(person);
  reportSignatories(await ask(application, 'signatories.enrol', { name, passphrase, holder }), output);
}

/** `models withdraw NAME` */
export async function withdrawPerson(
  application: Application,
  { name, holder }: { readonly name: string; readonly holder: string | null },
  output: Output,
): Promise<void> {
  const signatory = await idOf(application, name);
  reportSignatories(await ask(application, 'signatories.withdraw', { signatory, holder }), output);
}

/** `models signatories` */
export async function listSignatories(application: Application, output: Output): Promise<void> {
  reportSignatories(await ask(application, 'signatories.find', {}), output);
}

/** `models passports NAME@VERSION`: newest first. */
export async function listPassports(application: Application, choice: string, output: Output): Promise<void> {
  const passports = await ask(application, 'passports.find', named(choice));
  if (passports.length === 0) output.note(`${choice} has no passport: its maker's cut-offs apply, not measured here`);
  for (const passport of passports) {
    output.result(passport, passportText(passport));
  }
}

/** What each choice that can be signed for here would leave undecided. */
async function outlooksOf(application: Application, replay: string) {
  const outlookOf = async (cutOffs: (typeof CUT_OFF_CHOICES)[number]) =>
    (await ask(application, 'upgrade.measure', { replay, cutOffs })).outlook;
  return { maker: await outlookOf('maker'), 'equal-sensitivity': await outlookOf('equal-sensitivity') };
}

function named(choice: string): { readonly name: string; readonly version: string } {
  const [name = '', version = ''] = choice.split('@', 2);
  return { name, version };
}

function headOf({ id, candidate, serving, reference, answered }: ReplayReport): string {
  const against = serving ? `against ${serving.name}@${serving.version}` : 'with no other at work';
  const cases = `${reference.cases} reference cases of this clinic, ${answered} answered`;
  return `${candidate.name}@${candidate.version} ${against}: ${cases}\nreplay ${id}`;
}

function choiceOf(text: string | null): (typeof CUT_OFF_CHOICES)[number] {
  const choice = CUT_OFF_CHOICES.find((one) => one === (text ?? 'maker'));
  if (!choice) throw new ApplicationFault('input-invalid', `--cut-offs is one of ${CUT_OFF_CHOICES.join(', ')}`);
  return choice;
}

async function signaturesOf(application: Application, signedBy: readonly string[]) {
  return Promise.all(
    signedBy.map(async (person) => {
      const { name, passphrase } = await readPerson(person);
      return { signatory: await idOf(application, name), passphrase };
    }),
  );
}

/** `NAME=FILE`, divided at the last sign; the passphrase is the file's first line. */
async function readPerson(text: string): Promise<{ readonly name: string; readonly passphrase: string }> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new ApplicationFault('input-invalid', `not NAME=FILE: ${text}`);
  const [passphrase = ''] = (await readPassphraseFile(text.slice(at + 1))).split(/\r?\n/, 1);
  return { name: text.slice(0, at).trim(), passphrase };
}

async function idOf(application: Application, name: string): Promise<SignatoryId> {
  const found = (await ask(application, 'signatories.find', {})).find((one) => one.name === name);
  if (!found) throw new ApplicationFault('signatory-not-found', `${name} may not sign here`);
  return found.id;
}

function reportSignatories(people: readonly Signatory[], output: Output): void {
  if (people.length === 0) output.note('Nobody may sign yet: models enrol NAME=FILE');
  for (const { name, enrolledAt } of people) output.result({ name, enrolledAt }, `${name}  since ${enrolledAt}`);
}
