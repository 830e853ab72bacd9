import { useState } from 'react';
import { Play, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ModelEntry } from '../../preload/models.ts';
import { ModelNames } from './model-names.tsx';
import { PutToWorkSheet } from './put-to-work-sheet.tsx';
import { StatusChoice } from './status-choice.tsx';

interface ModelLifeProps {
  readonly entry: ModelEntry;
  readonly entries: readonly ModelEntry[];
}

/** What this version is doing now and what can be done with it. Every change is in the audit log. */
export function ModelLife({ entry, entries }: ModelLifeProps) {
  const { t } = useTranslation('models');
  const [asked, ask] = useState<'activate' | 'rollBack' | null>(null);
  const { isServing, isIntact, rollsBackTo, status } = entry;
  return (
    <section className="model-life" data-testid="model-life" data-status={status} aria-label={t('life.title')}>
      <p className="model-state">
        <strong>{t(`status.${status}`)}</strong> – {t(isServing ? 'life.serving' : `life.${status}`)}
      </p>
      <div className="model-deeds">
        {!isServing && (
          <button
            type="button"
            className="button is-primary"
            data-testid="activate"
            disabled={!isIntact}
            onClick={() => ask('activate')}
          >
            <Play aria-hidden size={15} />
            {t('life.activate')}
          </button>
        )}
        {rollsBackTo && (
          <button type="button" className="button" data-testid="roll-back" onClick={() => ask('rollBack')}>
            <Undo2 aria-hidden size={15} />
            {t('life.rollBack', { model: `${rollsBackTo.name}@${rollsBackTo.version}` })}
          </button>
        )}
        <ModelNames entry={entry} />
        <StatusChoice entry={entry} />
      </div>
      {asked && <PutToWorkSheet deed={asked} entry={entry} entries={entries} onClose={() => ask(null)} />}
    </section>
  );
}
