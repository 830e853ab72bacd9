/** Everything a question needs while a profile is open: the clinic, the cloud as it is known, and the outbox behind both. */
import type { Language } from '../../../preload/domain.ts';
import type { QuestionId } from '../../../preload/questions.ts';
import type { Clinic } from '../../screening/clinic.ts';
import type { Patience } from '../cloud/ask.ts';
import { keepPictures } from '../cloud/picture.ts';
import { startCloud } from '../cloud/service.ts';
import type { CloudTransport } from '../cloud/transport.ts';
import type { QuestionDesk } from './answer.ts';
import { answerInterrupted } from './answer.ts';
import { sendOutbox } from './outbox.ts';

interface DeskOptions {
  /** null: no packet ever leaves. */
  readonly transport: CloudTransport | null;
  readonly isNetworkUp: () => boolean;
  readonly language: () => Language;
  /** A question was answered that nobody was waiting for. */
  readonly onAnswered: (question: QuestionId) => void;
  readonly patience?: Patience;
  readonly now?: () => number;
}

/** Answers what a dead process left unanswered, and sends the outbox whenever the cloud can be reached. */
export function openQuestionDesk(clinic: Clinic, options: DeskOptions): QuestionDesk {
  const { transport, isNetworkUp, language, onAnswered, patience, now } = options;
  let sending: Promise<void> | null = null;
  const { profile, user } = clinic;
  const cloud = startCloud(
    { profile, user, transport: transport ?? NOWHERE },
    {
      isNetworkUp: () => transport !== null && isNetworkUp(),
      onReachable: () => {
        sending ??= empty()
          .catch(LEAVE_IT)
          .finally(() => (sending = null));
      },
      ...(patience && { patience }),
      ...(now && { now }),
    },
  );
  const desk: QuestionDesk = { clinic, cloud, pictures: keepPictures(clinic), language };

  async function empty(): Promise<void> {
    for (const question of await sendOutbox(desk)) onAnswered(question);
  }

  void answerInterrupted(desk).catch(LEAVE_IT);
  return desk;
}

/** The questions stay on record, and the next probe or the next start comes back to them. */
const LEAVE_IT = (): void => undefined;

const NOWHERE: CloudTransport = {
  fetch: () => Promise.reject(new Error('this process has no network')),
  isInspected: () => false,
};
