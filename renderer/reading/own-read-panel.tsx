import { useTranslation } from 'react-i18next';
import type { ReadLabel, StudyDetail } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { useHotKeys } from '../ui/hotkeys.ts';
import { useDrafts } from './drafts.ts';
import { LabelButtons, labelKeys } from './label-buttons.tsx';
import { RecordedReadView } from './recorded-read.tsx';
import { useRecorded } from './use-recorded.ts';

interface OwnReadPanelProps {
  readonly study: StudyDetail;
}

/** The reader's own words first; once recorded they stay as they are. */
export function OwnReadPanel({ study }: OwnReadPanelProps) {
  return study.ownRead ? (
    <RecordedReadView read={study.ownRead} testId="own-read-recorded" />
  ) : (
    <OwnReadForm study={study} />
  );
}

function OwnReadForm({ study }: OwnReadPanelProps) {
  const { t } = useTranslation('reading');
  const { notes, write, discard } = useDrafts();
  const recorded = useRecorded();
  const record = useCommand('reads.record', (detail) => {
    recorded(detail);
    discard(study.id);
  });
  const note = notes[study.id] ?? '';
  const choose = (label: ReadLabel): void => {
    if (!record.isPending) record.mutate({ study: study.id, label, note });
  };
  useHotKeys(labelKeys(choose));
  return (
    <>
      <label className="note">
        <span>{t('ownRead.note')}</span>
        <textarea
          data-testid="own-read-note"
          rows={2}
          maxLength={2000}
          value={note}
          placeholder={t('ownRead.noteHint')}
          onChange={(event) => write(study.id, event.target.value)}
        />
      </label>
      <LabelButtons testId="own-read" label={t('ownRead.choose')} isDisabled={record.isPending} onChoose={choose} />
      {record.isError && <FaultText code={record.error.code} />}
      <p className="hint">{t('ownRead.hint')}</p>
    </>
  );
}
