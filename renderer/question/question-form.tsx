import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudyId } from '../../preload/domain.ts';
import type { QuestionEntry } from '../../preload/questions.ts';
import { useLiveOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { AskButtons } from './ask-buttons.tsx';
import { Leaving } from './leaving.tsx';
import { PictureChoice } from './picture-choice.tsx';
import { draftKey, useQuestionDrafts } from './question-drafts.ts';
import { choicesFor, hasAgreedBefore } from './question-view.ts';
import { RoutePreview } from './route-preview.tsx';
import { useAsk } from './use-ask.ts';
import { usePictureWish } from './use-picture-wish.ts';

interface QuestionFormProps {
  /** null: the question belongs to no image. */
  readonly study: StudyId | null;
  readonly entries: readonly QuestionEntry[];
  readonly input: RefObject<HTMLTextAreaElement | null>;
}

const SETTLED_MS = 350;
/** The connection and the budget change by themselves. */
const FRESH_MS = 5000;

/** Typing shows where the question would go; only a button that names the place sends it there. */
export function QuestionForm({ study, entries, input }: QuestionFormProps) {
  const { t } = useTranslation('question');
  const { texts, write } = useQuestionDrafts();
  const ask = useAsk();
  const text = texts[draftKey(study)] ?? '';
  const settled = useSettled(text, SETTLED_MS);
  const isQuestion = settled.trim() !== '';
  const wish = usePictureWish(study);
  const image = wish.picture?.sha256;
  const asked = { study, text: settled, ...(image !== undefined && { image }) };
  const preview = useLiveOperation('questions.preview', asked, FRESH_MS, isQuestion);
  const seen = text.trim() !== '' && isQuestion ? (preview.data ?? null) : null;
  const choices = choicesFor(text, preview.isError ? null : seen);
  const sentImage = choices.away?.outgoing.image ?? null;
  // The tick and what is shown as leaving must say the same, and nothing is sent while they do not.
  const isSettled = !wish.isPending && (choices.away?.when !== 'now' || sentImage === (image ?? null));
  const send = (isLeaving: boolean): void => {
    if (text.trim() === '' || ask.isPending) return;
    write(study, '');
    wish.set(false);
    input.current?.focus();
    const consent = isLeaving ? 'may-leave' : 'this-computer';
    const isForOutbox = isLeaving && choices.away?.when === 'later';
    const along = isLeaving && sentImage !== null ? { image: sentImage } : {};
    ask.mutate({ study, text, consent, isForOutbox, ...along }, { onError: () => write(study, text) });
  };
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (choices.home !== null) send(false);
  };
  return (
    <div className="question-form">
      <label className="note">
        <span>{t('input')}</span>
        <textarea
          ref={input}
          data-testid="question-input"
          rows={2}
          maxLength={4000}
          value={text}
          placeholder={t(study === null ? 'placeholderGeneral' : 'placeholder')}
          aria-describedby="question-rule"
          onChange={(event) => write(study, event.target.value)}
          onKeyDown={onEnter}
        />
      </label>
      <p className="hint" id="question-rule">
        {t('noPatient')}
      </p>
      {text.trim() !== '' && <RoutePreview preview={seen} isFresh={seen?.decision.query === text} />}
      {preview.isError && <FaultText code={preview.error.code} />}
      {preview.isError && wish.isOn && <PictureChoice hold={null} wish={wish} />}
      {choices.away && (
        <Leaving outgoing={choices.away.outgoing} text={text} isOpen={!hasAgreedBefore(entries)} wish={wish} />
      )}
      <AskButtons
        choices={isSettled ? choices : { ...choices, away: null }}
        isDisabled={text.trim() === '' || ask.isPending}
        onAsk={send}
      />
      {ask.isError && <FaultText code={ask.error.code} />}
    </div>
  );
}
