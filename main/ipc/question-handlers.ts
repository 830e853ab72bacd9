/** The operations on questions, the cloud and what left, one line each. */
import type { Handlers } from '../../preload/contract.ts';
import type { CloudSettings } from '../../preload/questions.ts';
import { previewQuestion } from '../routing/answer/preview.ts';
import { askQuestion } from '../routing/answer/answer.ts';
import { cloudSettings } from '../routing/cloud/overview.ts';
import { changeChoices, storeKey } from '../routing/cloud/settings.ts';
import { bodyOfSend, findSends } from '../routing/cloud/ledger.ts';
import { putInOutbox, takeFromOutbox } from '../routing/answer/outbox.ts';
import { privacySheet } from '../routing/figures/privacy-sheet.ts';
import { findQuestions } from '../routing/questions/questions.ts';
import type { Application } from './application.ts';

type QuestionChannel = Extract<
  keyof Handlers,
  `questions.${string}` | `outbox.${string}` | `cloud.${string}` | `egress.${string}`
>;

export function questionHandlers({ work }: Application): Pick<Handlers, QuestionChannel> {
  const desk = () => work().questions;
  const db = () => work().clinic.profile.db;

  function settings(): CloudSettings {
    const { clinic, questions } = work();
    return cloudSettings(clinic.profile, questions.cloud, clinic.user);
  }

  /** What was under way was allowed by settings that no longer hold. */
  function changed(): CloudSettings {
    desk().cloud.cancel();
    desk().cloud.reset();
    return settings();
  }

  return {
    'questions.preview': (asked) => previewQuestion(desk(), asked),
    'questions.picture': ({ study }) => desk().pictures.show(study),
    'questions.ask': (asked) => askQuestion(desk(), asked),
    'questions.find': ({ study, limit }) => findQuestions(db(), study, limit),
    'questions.cancel': () => ({ cancelled: desk().cloud.cancel() }),
    'outbox.add': ({ question }) => putInOutbox(desk(), question),
    'outbox.remove': ({ question }) => takeFromOutbox(desk(), question),
    'cloud.settings': () => settings(),
    'cloud.change': (choices) => {
      changeChoices(work().clinic.profile, work().clinic.user, choices);
      return changed();
    },
    'cloud.setKey': ({ key }) => {
      storeKey(work().clinic.profile, work().clinic.user, key);
      return changed();
    },
    'egress.find': (query) => findSends(db(), query),
    'egress.open': ({ id }) => ({ body: bodyOfSend(db(), id) }),
    'egress.sheet': ({ month }) => privacySheet(db(), month),
  };
}
