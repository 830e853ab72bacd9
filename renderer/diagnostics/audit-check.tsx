import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '../../preload/domain.ts';
import { useCommand } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { FaultText } from '../ui/fault-text.tsx';

/** Verifying reads the whole log, so that it runs only when asked for. */
export function AuditCheck() {
  const { t } = useTranslation('diagnostics');
  const verify = useCommand('audit.verify');
  return (
    <section className="block" aria-labelledby="audit">
      <header>
        <h2 id="audit">{t('audit.title')}</h2>
        <button type="button" className="button" disabled={verify.isPending} onClick={() => verify.mutate({})}>
          {verify.isPending ? t('audit.running') : t('audit.run')}
        </button>
      </header>
      {verify.isError && <FaultText code={verify.error.code} />}
      {verify.data ? <Verdict verdict={verify.data} /> : <p className="hint">{t('audit.hint')}</p>}
    </section>
  );
}

function Verdict({ verdict }: { readonly verdict: AuditVerdict }) {
  const { t } = useTranslation('diagnostics');
  const { number } = useFormat();
  const { isIntact, entries, brokenAt } = verdict;
  const Icon = isIntact ? ShieldCheck : ShieldAlert;
  return (
    <output className={isIntact ? 'verdict' : 'verdict is-danger'} data-testid="audit-verdict">
      <Icon aria-hidden size={18} />
      {isIntact
        ? t('audit.intact', { entries: number(entries) })
        : t('audit.broken', { at: brokenAt === null ? '?' : number(brokenAt) })}
    </output>
  );
}
