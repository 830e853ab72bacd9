/** Asks the cloud as fast as it can, two questions at a time, and names each on stdout once it is on its way. */
import { writeSync } from 'node:fs';
import { openProfile } from '../../main/database/profile.ts';
import { askQuestion } from '../../main/routing/answer/answer.ts';
import { openQuestionDesk } from '../../main/routing/answer/desk.ts';
import type { Clinic } from '../../main/screening/clinic.ts';
import { localUser } from '../../main/screening/users.ts';

export async function askLoop(folder: string, passphrase: string, addon: string | undefined): Promise<never> {
  const profile = await openProfile(folder, { passphrase }, { addon });
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  let ahead = 0;
  const desk = openQuestionDesk(
    // as: a question without a study reads the profile and the user alone
    { profile, user } as unknown as Clinic,
    {
      transport: { fetch: (url, init) => fetch(url, init), isInspected: () => false },
      isNetworkUp: () => true,
      language: () => 'tr',
      onAnswered: () => undefined,
      now: () => performance.now() + ahead,
    },
  );
  for (let looks = 0; looks < 4; looks += 1) {
    await desk.cloud.look();
    ahead += 3_000;
  }
  const text = 'Sarkoidoz ile tüberküloz arasındaki farkları karşılaştır ve ayırıcı tanıyı değerlendir';
  const askOn = async (): Promise<never> => {
    for (;;) {
      const { id, answers } = await askQuestion(desk, { study: null, text, consent: 'may-leave' });
      writeSync(1, `${id} ${answers[0]?.route} ${answers[0]?.because}\n`);
    }
  };
  return Promise.race([askOn(), askOn()]);
}
