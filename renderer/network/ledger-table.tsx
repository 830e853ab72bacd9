import { Fragment, useState } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EgressEntry } from '../../preload/questions.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { SentText } from '../ui/sent-text.tsx';

interface LedgerTableProps {
  readonly rows: readonly EgressEntry[];
}

const COLUMNS = ['at', 'kind', 'host', 'bytes', 'outcome', 'costUsd', 'sha256'] as const;

export function LedgerTable({ rows }: LedgerTableProps) {
  const { t } = useTranslation('network');
  return (
    <div className="ledger-scroll">
      <table className="figure-table" data-testid="ledger">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`ledger.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((entry) => (
            <LedgerRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LedgerRow({ entry }: { readonly entry: EgressEntry }) {
  const { t } = useTranslation('network');
  const { dateTime, number, usd } = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { at, kind, host, bytes, outcome, costUsd, sha256 } = entry;
  const when = dateTime(at);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <Fragment>
      <tr data-testid="ledger-row" data-kind={kind} data-outcome={outcome}>
        <th scope="row">
          <button
            type="button"
            className="ledger-toggle"
            aria-expanded={isOpen}
            aria-label={t('ledger.show', { at: when })}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron aria-hidden size={14} />
            {when}
          </button>
        </th>
        <td>{t(`kind.${kind}`)}</td>
        <td className="is-host">{host}</td>
        <td>{number(bytes)}</td>
        <td>{t(`outcome.${outcome ?? 'none'}`)}</td>
        <td>{usd(costUsd)}</td>
        <td>
          <code title={sha256}>{sha256.slice(0, 12)}</code>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={COLUMNS.length}>
            <Body title={t('ledger.bodyOf', { at: when })} id={entry.id} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

function Body({ title, id }: { readonly title: string; readonly id: number }) {
  const { t } = useTranslation('network');
  const { data, isError, error } = useOperation('egress.open', { id }, 0);
  if (isError) return <FaultText code={error.code} />;
  if (!data) return null;
  if (data.body === '') return <p className="hint">{t('ledger.probeBody')}</p>;
  return (
    <>
      <SentText label={title} text={data.body} testId="ledger-body" />
      <CopyButton label={t('ledger.copyBody')} text={() => data.body} />
    </>
  );
}
