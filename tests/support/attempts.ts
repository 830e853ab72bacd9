/** Asks and previews, looks at the link for a while, and prints what the kernel counted in this network namespace. */
import { readFileSync } from 'node:fs';
import { openThrowAwayProfile } from '../../main/database/profile.ts';
import { previewQuestion } from '../../main/routing/answer/preview.ts';
import { askQuestion } from '../../main/routing/answer/answer.ts';
import { changeChoices, readChoices, storeKey } from '../../main/routing/cloud/settings.ts';
import { putInOutbox } from '../../main/routing/answer/outbox.ts';
import { openQuestionDesk } from '../../main/routing/answer/desk.ts';
import type { Clinic } from '../../main/screening/clinic.ts';
import { localUser } from '../../main/screening/users.ts';

const TEXT = 'Sarkoidoz ile tüberküloz arasındaki farkları karşılaştır ve ayırıcı tanıyı değerlendir';

export async function printAttempts(condition: string, addon: string | undefined): Promise<void> {
  const profile = openThrowAwayProfile({ addon });
  const user = localUser(profile.db, 'Dr. A');
  const isThisComputerOnly = condition === 'this-computer-only';
  changeChoices(profile, user, { ...readChoices(profile.db), isAllowed: true, isThisComputerOnly });
  storeKey(profile, user, 'sk-ant-0123456789');
  let ahead = 0;
  const desk = openQuestionDesk(
    // as: a question without a study reads the profile and the user alone
    { profile, user } as unknown as Clinic,
    {
      transport: { fetch: (url, init) => fetch(url, init), isInspected: () => false },
      isNetworkUp: () => condition !== 'offline',
      language: () => 'en',
      onAnswered: () => undefined,
      now: () => performance.now() + ahead,
    },
  );
  const asked = { study: null, text: TEXT };
  for (let looks = 0; looks < 5; looks += 1) {
    previewQuestion(desk, asked);
    const { id, outbox } = await askQuestion(desk, { ...asked, consent: 'may-leave' });
    if (outbox === 'offered') putInOutbox(desk, id);
    await desk.cloud.look();
    ahead += 61_000;
  }
  desk.cloud.stop();
  process.stdout.write(`${attempts()}\n`);
}

/** Packets sent, and those the kernel could not send for want of a route. */
function attempts(): number {
  const lines = readFileSync('/proc/net/snmp', 'utf8').split('\n');
  const [names = '', values = ''] = lines.filter((line) => line.startsWith('Ip:'));
  const counts = new Map(names.split(' ').map((name, i) => [name, Number(values.split(' ')[i])]));
  return (counts.get('OutRequests') ?? Number.NaN) + (counts.get('OutNoRoutes') ?? Number.NaN);
}
