import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordedRead } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';

interface RecordedReadProps {
  readonly read: RecordedRead;
  readonly testId: string;
}

export function RecordedReadView({ read, testId }: RecordedReadProps) {
  const { t } = useTranslation(['reading', 'common']);
  const { dateTime } = useFormat();
  return (
    <div className="recorded" data-testid={testId} data-label={read.label}>
      <p className="recorded-label">
        <Check aria-hidden size={16} />
        {t(`common:labels.${read.label}`)}
      </p>
      {read.note && <p className="recorded-note">{read.note}</p>}
      <p className="hint">{t('recordedBy', { reader: read.reader, at: dateTime(read.at) })}</p>
    </div>
  );
}
