import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import type { AbTest } from '../../preload/ab-tests.ts';
import { useCommand, useLiveOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { CaseCard } from './case-card.tsx';
import { FRESH_MS } from './use-ab-format.ts';

interface DisagreementsProps {
  readonly test: AbTest;
}

const SHOWS = ['open', 'judged'] as const;
/** As many as anybody works through in one sitting. */
const SHOWN = 50;

/** The cases on which the arms differ: what a paired test is run for. */
export function Disagreements({ test: { name, subject } }: DisagreementsProps) {
  const { t } = useTranslation('abTests');
  const cache = useQueryClient();
  const [show, setShow] = useState<(typeof SHOWS)[number]>('open');
  const found = useLiveOperation('abTests.disagreements', { name, show, limit: SHOWN }, FRESH_MS);
  const judge = useCommand('abTests.judge', () => {
    for (const channel of ['abTests.disagreements', 'abTests.open']) {
      void cache.invalidateQueries({ queryKey: [channel] });
    }
  });
  return (
    <section className="block is-broad" aria-labelledby="ab-disagreements">
      <header>
        <h2 id="ab-disagreements">{t('disagreements.title')}</h2>
        <ToggleButtonGroup
          className="segments"
          aria-label={t('disagreements.show')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[show]}
          onSelectionChange={(keys) => setShow(keys.has('judged') ? 'judged' : 'open')}
        >
          {SHOWS.map((one) => (
            <ToggleButton key={one} id={one} data-testid={`ab-show-${one}`}>
              {t(`disagreements.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </header>
      <p className="hint">{t(`disagreements.text.${subject}`)}</p>
      {found.isError && <FaultText code={found.error.code} />}
      {judge.isError && <FaultText code={judge.error.code} />}
      {found.data?.length === 0 && <p data-testid="ab-no-cases">{t(`disagreements.none.${show}`)}</p>}
      <ol className="ab-cases">
        {found.data?.map((one) => (
          <CaseCard
            key={one.id}
            one={one}
            isBusy={judge.isPending}
            onJudge={(verdict) => judge.mutate({ case: one.id, verdict })}
          />
        ))}
      </ol>
    </section>
  );
}
