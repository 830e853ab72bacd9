import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EgressEntry } from '../../preload/questions.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { Toggle } from '../ui/toggle.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { ledgerText } from './ledger-text.ts';
import { useRemoteHost } from './use-remote-host.ts';

interface LedgerProps {
  readonly isThisComputerOnly: boolean;
}

const PAGE = 50;

/** Byte for byte what left. Nothing can be saved from this window, so that rows go by the clipboard. */
export function Ledger({ isThisComputerOnly }: LedgerProps) {
  const { t } = useTranslation('network');
  const remoteHost = useRemoteHost();
  const [withProbes, setProbes] = useState(false);
  const [page, setPage] = useState(0);
  // One more than shown tells whether there is another page.
  const found = useOperation('egress.find', { withProbes, limit: PAGE + 1, offset: page * PAGE }, 0);
  const rows = found.data?.slice(0, PAGE) ?? [];
  return (
    <section className="block is-broad" aria-labelledby="ledger">
      <header>
        <h2 id="ledger">{t('ledger.title')}</h2>
        <div className="form-actions">
          <CopyButton label={t('ledger.copy')} text={() => ledgerText(rows)} isDisabled={rows.length === 0} />
        </div>
      </header>
      <p className="hint">{t('ledger.text')}</p>
      {remoteHost !== null && <p className="hint">{t('ledger.remote')}</p>}
      {isThisComputerOnly && <p data-testid="ledger-only">{t('ledger.only')}</p>}
      <Toggle
        label={t('ledger.probes')}
        isOn={withProbes}
        testId="probes-switch"
        onChange={(isOn) => {
          setProbes(isOn);
          setPage(0);
        }}
      />
      <p className="hint">{t('ledger.probesText')}</p>
      {found.isError && <FaultText code={found.error.code} />}
      {found.isSuccess && <Rows rows={rows} isFirst={page === 0} />}
      <Pages page={page} count={rows.length} hasMore={(found.data?.length ?? 0) > PAGE} onPage={setPage} />
    </section>
  );
}

function Rows({ rows, isFirst }: { readonly rows: readonly EgressEntry[]; readonly isFirst: boolean }) {
  const { t } = useTranslation('network');
  if (rows.length === 0) return <p data-testid="ledger-empty">{t(isFirst ? 'ledger.none' : 'ledger.noneHere')}</p>;
  return <LedgerTable rows={rows} />;
}

interface PagesProps {
  readonly page: number;
  readonly count: number;
  readonly hasMore: boolean;
  readonly onPage: (page: number) => void;
}

function Pages({ page, count, hasMore, onPage }: PagesProps) {
  const { t } = useTranslation('network');
  const { number } = useFormat();
  if (page === 0 && !hasMore) return null;
  const range = { from: number(page * PAGE + 1), to: number(page * PAGE + count) };
  return (
    <div className="form-actions" data-testid="ledger-pages">
      <button type="button" className="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t('ledger.newer')}
      </button>
      <output>{t('ledger.range', range)}</output>
      <button type="button" className="button" disabled={!hasMore} onClick={() => onPage(page + 1)}>
        {t('ledger.older')}
      </button>
    </div>
  );
}
