import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StudyId } from '../../preload/domain.ts';
import type { ReferenceMark, ReferenceState } from '../../preload/passport.ts';
import { useCommand, useOperation, useStore } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';
import './passport.css';
import { ReferenceForm } from './reference-form.tsx';
import { usePassportChange } from './use-passport-change.ts';

interface ReferenceCaseProps {
  readonly study: StudyId;
}

/** After the final read: whether this clinic measures its models on this case. Samples never are cases. */
export function ReferenceCase({ study }: ReferenceCaseProps) {
  const { t } = useTranslation('passport');
  const state = useOperation('reference.state', { study }, 0);
  const store = useStore('reference.state');
  const changed = usePassportChange();
  const [isAsked, ask] = useState(false);
  const settle = (next: ReferenceState): void => {
    store({ study }, next);
    changed();
    ask(false);
  };
  if (!state.data) return null;
  const { mark, obstacle, finalLabel } = state.data;
  if (mark) return <Marked study={study} mark={mark} onRemoved={settle} />;
  if (obstacle === 'duplicate' || obstacle === 'not-kept') return <p className="hint">{t(`mark.${obstacle}`)}</p>;
  if (obstacle !== null || finalLabel === null) return null;
  if (isAsked) {
    return <ReferenceForm study={study} finalLabel={finalLabel} onMarked={settle} onCancel={() => ask(false)} />;
  }
  return (
    <button type="button" className="button is-wide" data-testid="ask-reference" onClick={() => ask(true)}>
      {t('mark.ask')}
    </button>
  );
}

interface MarkedProps extends ReferenceCaseProps {
  readonly mark: ReferenceMark;
  readonly onRemoved: (state: ReferenceState) => void;
}

function Marked({ study, mark, onRemoved }: MarkedProps) {
  const { t } = useTranslation(['passport', 'common']);
  const { dateTime } = useFormat();
  const remove = useCommand('reference.unmark', onRemoved);
  const basis = t(mark.basis === 'outcome' ? 'mark.byOutcome' : 'mark.byFinalRead');
  return (
    <div className="passport-lines" data-testid="reference-marked">
      <p>{t('mark.marked', { label: t(`common:labels.${mark.label}`), basis })}</p>
      <p className="hint">{t('mark.by', { name: mark.markedBy, at: dateTime(mark.at) })}</p>
      <button type="button" className="button is-small" onClick={() => remove.mutate({ study })}>
        {t('mark.remove')}
      </button>
      {remove.isError && <FaultText code={remove.error.code} />}
    </div>
  );
}
