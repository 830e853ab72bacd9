import { Check, CheckCheck, Circle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudyRow } from '../../preload/domain.ts';

interface ReadCellProps {
  readonly row: StudyRow;
}

/** How far the reader is: nothing yet, own read recorded, review recorded. */
export function ReadCell({ row }: ReadCellProps) {
  const { t } = useTranslation('worklist');
  const state = row.finalRead ? 'reviewed' : row.ownRead ? 'read' : 'unread';
  const Icon = { unread: Circle, read: Check, reviewed: CheckCheck }[state];
  return (
    <span className={`read-state is-${state}`} data-state={state}>
      <Icon aria-hidden size={14} />
      {t(`state.${state}`)}
    </span>
  );
}
