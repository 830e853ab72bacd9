import { useState } from 'react';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLiveOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import './ab-tests.css';
import { PlanForm } from './plan-form.tsx';
import { TestDetail } from './test-detail.tsx';
import { TestTable } from './test-table.tsx';
import { FRESH_MS } from './use-ab-format.ts';

type Shown = { readonly kind: 'newest' | 'form' } | { readonly kind: 'test'; readonly name: string };

/** Which of two arms is better, decided by a test that was planned before; and the cases on which they differ. */
export function AbTestsScreen() {
  const { t } = useTranslation('abTests');
  const tests = useLiveOperation('abTests.list', {}, FRESH_MS);
  const [shown, show] = useState<Shown>({ kind: 'newest' });
  const name = shown.kind === 'test' ? shown.name : tests.data?.[0]?.name;
  const open = (test: string): void => show({ kind: 'test', name: test });
  return (
    <div className="page">
      <header className="toolbar">
        <h1>{t('title')}</h1>
        <span className="toolbar-gap" />
        <button type="button" className="button is-primary" data-testid="ab-new" onClick={() => show({ kind: 'form' })}>
          {t('new')}
        </button>
      </header>
      <div className="ab-tests">
        <p className="ab-notice" role="note">
          <FlaskConical aria-hidden size={22} />
          <span>
            <strong>{t('notice')}</strong>
            <span>{t('noticeText')}</span>
          </span>
        </p>
        {tests.isError && <FaultText code={tests.error.code} />}
        {tests.data?.length === 0 && shown.kind !== 'form' && <p data-testid="ab-none">{t('none')}</p>}
        {tests.data && tests.data.length > 0 && (
          <TestTable tests={tests.data} shown={shown.kind === 'form' ? null : (name ?? null)} onShow={open} />
        )}
        {shown.kind === 'form' && <PlanForm onCreated={open} onLeave={() => show({ kind: 'newest' })} />}
        {shown.kind !== 'form' && name !== undefined && <TestDetail key={name} name={name} />}
      </div>
    </div>
  );
}
