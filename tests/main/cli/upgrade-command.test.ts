import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from '../../../main/cli/ask.ts';
import { activateModel, rollBackModel } from '../../../main/cli/models-command.ts';
import type { Output } from '../../../main/cli/output.ts';
import {
  enrolPerson,
  listPassports,
  listSignatories,
  replayModel,
  signRollBackModel,
  signUpgrade,
  withdrawPerson,
} from '../../../main/cli/upgrade-command.ts';
import { openApplication } from '../../support/application.ts';
import { PASSPHRASE, temporaryFolder } from '../../support/database.ts';
import { addReferenceCases } from '../../support/reference-cases.ts';
import { writeTinyModel } from '../../support/tiny-model.ts';

it('without people and cases a version goes to work by one command, which says that nothing was measured', async () => {
  const { clinic, output } = await openDesk();
  await activateModel(clinic, 'tiny@2.0.0', output);
  expect(output.lines).toMatchObject([{ version: '2.0.0', status: 'active' }]);
  expect(output.notes.join()).toContain('No local measurement exists');
  await listPassports(clinic, 'tiny@2.0.0', output);
  expect(output.lines[1]).toMatchObject({ basis: 'none', signatories: [], model: { version: '2.0.0' } });
  await rollBackModel(clinic, 'tiny', output);
  expect(clinic.state().model?.version).toBe('1.0.0');
});

it('with them it takes a replay and two people, and one with a reason to go back', async () => {
  const { clinic, output, person } = await openDesk();
  const [ayse, can] = [
    person('Dr. Ayşe Işık', 'Ayşe’nin uzun parolası'),
    person('Dr. Can = Öz', 'Can’ın uzun parolası'),
  ];
  await addReferenceCases(clinic.work().clinic.profile, 'covid-19', 3, [20, 120]);
  await expect(activateModel(clinic, 'tiny@2.0.0', output)).rejects.toMatchObject({ code: 'passport-required' });
  await expect(enrolPerson(clinic, { person: ayse, holder: 'wrong' }, output)).rejects.toMatchObject({
    code: 'passphrase-wrong',
  });
  for (const one of [ayse, can]) await enrolPerson(clinic, { person: one, holder: PASSPHRASE }, output);
  output.lines.length = 0;
  await replayModel(clinic, 'tiny@2.0.0', output);
  expect(output.lines).toMatchObject([
    {
      answered: 3,
      reference: { cases: 3 },
      serving: { version: '1.0.0' },
      outlooks: { maker: { margin: 0.05, answered: 3 }, 'equal-sensitivity': { answered: 3 } },
    },
  ]);
  const { id: replay } = await ask(clinic, 'upgrade.replay', { name: 'tiny', version: '2.0.0' });
  const wrong = signUpgrade(clinic, { replay, cutOffs: 'old', signedBy: [ayse, can] }, output);
  await expect(wrong).rejects.toMatchObject({ code: 'input-invalid' });
  const stranger = signUpgrade(clinic, { replay, cutOffs: null, signedBy: [ayse, person('Nobody', 'x')] }, output);
  await expect(stranger).rejects.toMatchObject({ code: 'signatory-not-found' });
  await signUpgrade(clinic, { replay, cutOffs: 'equal-sensitivity', signedBy: [ayse, can] }, output);
  expect(output.lines.at(-1)).toMatchObject({ version: '2.0.0', status: 'active', passport: { basis: 'too-few' } });

  await expect(rollBackModel(clinic, 'tiny', output)).rejects.toMatchObject({ code: 'signatures-required' });
  await signRollBackModel(clinic, { name: 'tiny', signedBy: [can], reason: 'too many false alarms' }, output);
  expect(output.lines.at(-1)).toMatchObject({ version: '1.0.0', status: 'active' });
  await withdrawPerson(clinic, { name: 'Dr. Ayşe Işık', holder: PASSPHRASE }, output);
  output.lines.length = 0;
  await listSignatories(clinic, output);
  expect(output.lines).toMatchObject([{ name: 'Dr. Can = Öz' }]);
});

async function openDesk() {
  const folder = temporaryFolder();
  for (const version of ['1.0.0', '2.0.0']) writeTinyModel(join(folder, 'models'), { version });
  const clinic = await openApplication(folder);
  const person = (name: string, passphrase: string): string => {
    const file = join(folder, `${passphrase.length}.txt`);
    writeFileSync(file, `${passphrase}\n`);
    return `${name}=${file}`;
  };
  return { clinic, person, output: recordOutput() };
}

function recordOutput(): Output & { readonly lines: unknown[]; readonly notes: string[] } {
  const [lines, notes]: [unknown[], string[]] = [[], []];
  return { lines, notes, result: (value) => void lines.push(value), note: (text) => void notes.push(text) };
}
