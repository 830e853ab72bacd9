import { KeyRound, PackagePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/models.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { CardView } from './card/card-view.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { useBringModels, useImportSteps } from './model-import.ts';
import './models.css';

/** What is installed, what it is worth and what it is not for. */
export function ModelsScreen() {
  const { t } = useTranslation('models');
  const models = useOperation('models.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [isKeysOpen, setKeysOpen] = useState(false);
  const bring = useBringModels();
  useImportSteps();
  const entries = models.data ?? [];
  const shown =
    entries.find((entry) => keyOf(entry) === chosen) ?? entries.find(({ isServing }) => isServing) ?? entries[0];
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
        <span className="toolbar-gap" />
        <button type="button" className="button" data-testid="open-keys" onClick={() => setKeysOpen(true)}>
          <KeyRound aria-hidden size={15} />
          {t('keys.button')}
        </button>
        <button type="button" className="button is-primary" data-testid="import-model" onClick={bring.choose}>
          <PackagePlus aria-hidden size={15} />
          {t('import.button')}
        </button>
      </header>
      <div className="models">
        <nav className="models-list" aria-label={t('installed')}>
          {models.isError && <FaultText code={models.error.code} />}
          {models.isSuccess && entries.length === 0 && <p className="hint">{t('none')}</p>}
          {entries.map((entry) => (
            <ModelItem
              key={keyOf(entry)}
              entry={entry}
              isShown={entry === shown}
              onShow={() => setChosen(keyOf(entry))}
            />
          ))}
        </nav>
        {shown && <CardView key={keyOf(shown)} entry={shown} entries={entries} />}
      </div>
      {isKeysOpen ? (
        <KeysSheet onClose={() => setKeysOpen(false)} />
      ) : (
        <ImportSheet onTrust={() => setKeysOpen(true)} />
      )}
    </div>
  );
}

function keyOf({ name, version }: ModelEntry): string {
  return `${name}@${version}`;
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
        {entry.version} · {entry.isServing ? t('serving') : t(`status.${entry.status}`)}
      </span>
      {entry.aliases.length > 0 && (
        <span className="is-muted">{entry.aliases.map(({ alias }) => alias).join(', ')}</span>
      )}
      <span className={entry.isIntact ? 'is-muted' : 'is-danger'}>{entry.isIntact ? t('intact') : t('altered')}</span>
      {entry.accuracy !== null && (
        <span className="is-muted">{t('accuracy', { accuracy: percent(entry.accuracy) })}</span>
      )}
    </button>
  );
}
