/** A clinic with a cloud on loopback: the real database, the real client, and a server that does as it is told. */
import { onTestFinished } from 'vitest';
import type { Profile } from '../../main/database/profile.ts';
import type { QuestionDesk } from '../../main/routing/answer/answer.ts';
import type { Patience } from '../../main/routing/cloud/ask.ts';
import { changeChoices, readChoices, storeKey } from '../../main/routing/cloud/settings.ts';
import { openQuestionDesk } from '../../main/routing/answer/desk.ts';
import type { Clinic } from '../../main/screening/clinic.ts';
import { localUser } from '../../main/screening/users.ts';
import type { CloudChoices, QuestionId } from '../../preload/questions.ts';
import { throwAway } from './database.ts';
import type { MessagesServer } from './messages-server.ts';
import { listenForMessages } from './messages-server.ts';
import { modelCard } from './records.ts';

export const KEY = 'sk-ant-CANARY-0123456789abcdef';

export const COMPLEX =
  'Sarkoidoz ile tüberküloz arasındaki farkları karşılaştır ve ayırıcı tanıyı gerekçeleriyle değerlendir';

/** Hardly any back-off, and time enough for a loaded machine. */
export const EASY: Patience = { attemptMs: 20_000, totalMs: 30_000, pace: 0.001 };

export interface TestDesk extends QuestionDesk {
  readonly profile: Profile;
  /** What the operating system says of the network. */
  readonly setNetwork: (isUp: boolean) => void;
  /** Moves the clock of the link and the breaker forward. */
  readonly later: (milliseconds: number) => void;
  /** Answered from the outbox. */
  readonly answered: readonly QuestionId[];
}

export interface DeskChanges {
  readonly profile?: Profile;
  readonly choices?: Partial<CloudChoices>;
  readonly hasKey?: boolean;
  readonly isNetworkUp?: boolean;
  readonly patience?: Patience;
}

export async function startMessagesServer(): Promise<MessagesServer> {
  const server = await listenForMessages();
  onTestFinished(server.close);
  return server;
}

/** Allowed, with a key and within budget, but not yet known to be online. */
export function deskOn(server: MessagesServer, changes: DeskChanges = {}): TestDesk {
  const profile = changes.profile ?? throwAway();
  const clinic = clinicOf(profile);
  changeChoices(profile, clinic.user, {
    ...readChoices(profile.db),
    isAllowed: true,
    baseUrl: server.baseUrl,
    ...changes.choices,
  });
  if (changes.hasKey ?? true) storeKey(profile, clinic.user, KEY);
  let isNetworkUp = changes.isNetworkUp ?? true;
  const answered: QuestionId[] = [];
  let ahead = 0;
  const desk = openQuestionDesk(clinic, {
    transport: server.transport,
    isNetworkUp: () => isNetworkUp,
    language: () => 'tr',
    onAnswered: (question) => void answered.push(question),
    now: () => performance.now() + ahead,
    patience: changes.patience ?? EASY,
  });
  onTestFinished(() => desk.cloud.stop());
  const later = (milliseconds: number) => void (ahead += milliseconds);
  return { ...desk, profile, answered, later, setNetwork: (isUp) => void (isNetworkUp = isUp) };
}

/** The host has answered twice. */
export async function onlineDesk(server: MessagesServer, changes: DeskChanges = {}): Promise<TestDesk> {
  const desk = deskOn(server, changes);
  await comeOnline(desk);
  return desk;
}

export async function comeOnline({ cloud, later }: Pick<TestDesk, 'cloud' | 'later'>): Promise<void> {
  for (let looks = 0; looks < 4; looks += 1) {
    await cloud.look();
    later(3_000);
  }
}

function clinicOf(profile: Profile): Clinic {
  const user = localUser(profile.db, 'Dr. Ayşe Işık');
  // as: a question reads the profile, the card and the user; no image is screened here
  return { profile, user, model: { card: modelCard() } } as unknown as Clinic;
}
