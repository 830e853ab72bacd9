import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadLabel, StudyDetail } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { ReferenceCase } from '../passport/reference-case.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { isTyping, useHotKeys } from '../ui/hotkeys.ts';
import { LabelButtons, labelKeys } from './label-buttons.tsx';
import { RecordedReadView } from './recorded-read.tsx';
import { reviewOf } from './review.ts';
import { useRecorded } from './use-recorded.ts';

interface ReviewPanelProps {
  readonly study: StudyDetail;
}

export function ReviewPanel({ study }: ReviewPanelProps) {
  const { t } = useTranslation('reading');
  if (study.finalRead) {
    return (
      <>
        <RecordedReadView read={study.finalRead} testId="final-read-recorded" />
        <ReferenceCase study={study.id} />
      </>
    );
  }
  const review = reviewOf(study);
  if (review.kind === 'none') return <p className="hint">{t(`review.${review.reason}`)}</p>;
  return <ReviewForm study={study} proposal={review.label} isAgreement={review.kind === 'agree'} />;
}

interface ReviewFormProps extends ReviewPanelProps {
  readonly proposal: ReadLabel;
  readonly isAgreement: boolean;
}

function ReviewForm({ study, proposal, isAgreement }: ReviewFormProps) {
  const { t } = useTranslation(['reading', 'common']);
  const [isOverriding, setOverriding] = useState(false);
  const [note, setNote] = useState('');
  const record = useCommand('reviews.record', useRecorded());
  const choose = (label: ReadLabel): void => {
    if (!record.isPending) record.mutate({ study: study.id, label, note });
  };
  useHotKeys({ O: () => setOverriding(!isOverriding), ...(isOverriding ? labelKeys(choose) : {}) });
  return (
    <>
      {isOverriding ? (
        <>
          <label className="note">
            <span>{t('review.note')}</span>
            <textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
          <LabelButtons testId="final" label={t('review.choose')} isDisabled={record.isPending} onChoose={choose} />
        </>
      ) : (
        <AcceptButton
          isReady={proposal === study.ownRead?.label}
          isDisabled={record.isPending}
          onAccept={() => choose(proposal)}
          text={t(isAgreement ? 'review.agree' : 'review.keep', { label: t(`common:labels.${proposal}`) })}
        />
      )}
      <button
        type="button"
        className="button is-wide"
        data-testid="override"
        aria-expanded={isOverriding}
        onClick={() => setOverriding(!isOverriding)}
      >
        {t(isOverriding ? 'review.back' : 'review.override')}
        <kbd>O</kbd>
      </button>
      {record.isError && <FaultText code={record.error.code} />}
    </>
  );
}

interface AcceptButtonProps {
  /** Enter is at hand without a detour only where it changes nothing in the reader's own read. */
  readonly isReady: boolean;
  readonly isDisabled: boolean;
  readonly onAccept: () => void;
  readonly text: string;
}

function AcceptButton({ isReady, isDisabled, onAccept, text }: AcceptButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that recorded the own read is gone, and the focus with it.
    if (isReady && !isTyping(document.activeElement)) button.current?.focus({ preventScroll: true });
  }, [isReady]);
  return (
    <button
      ref={button}
      type="button"
      className="button is-primary is-wide"
      data-testid="agree"
      disabled={isDisabled}
      onClick={onAccept}
    >
      {text}
      <kbd>Enter</kbd>
    </button>
  );
}
