import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/domain.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { CardView } from './card-view.tsx';
import './models.css';

/** What is installed, what it is worth and what it is not for. */
export function ModelsScreen() {
  const { t } = useTranslation('models');
  const models = useOperation('models.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const entries = models.data ?? [];
  const shown = entries.find((entry) => entry.sha256 === chosen) ?? entries[0];
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
      </header>
      <div className="models">
        <nav className="models-list" aria-label={t('installed')}>
          {models.isError && <FaultText code={models.error.code} />}
          {models.isSuccess && entries.length === 0 && <p className="hint">{t('none')}</p>}
          {entries.map((entry) => (
            <ModelItem
              key={entry.sha256}
              entry={entry}
              isShown={entry === shown}
              onShow={() => setChosen(entry.sha256)}
            />
          ))}
        </nav>
        {shown && <CardView key={shown.sha256} entry={shown} />}
      </div>
    </div>
  );
}

interface ModelItemProps {
  readonly entry: ModelEntry;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function ModelItem({ entry, isShown, onShow }: ModelItemProps) {
  const { t } = useTranslation('models');
  const { percent } = useFormat();
  return (
    <button type="button" className="model-item" aria-current={isShown} data-testid="model-item" onClick={onShow}>
      <strong>{entry.name}</strong>
      <span>
        {entry.version} · {t(`status.${entry.status}`)}
      </span>
      <span className={entry.isIntact ? 'is-muted' : 'is-danger'}>{entry.isIntact ? t('intact') : t('altered')}</span>
      {entry.accuracy !== null && (
        <span className="is-muted">{t('accuracy', { accuracy: percent(entry.accuracy) })}</span>
      )}
    </button>
  );
}
