import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ActivationReport, ModelEntry, ModelName } from '../../preload/models.ts';
import type { ActivationNeeds } from '../../preload/passport.ts';
import { refreshModels } from '../bridge/events.ts';
import { useCommand, useOperation } from '../bridge/operation.ts';
import { Outlook } from '../passport/outlook.tsx';
import { RollBackForm } from '../passport/roll-back-form.tsx';
import { UpgradeSteps } from '../passport/upgrade-steps.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { Sheet } from '../ui/sheet.tsx';

interface PutToWorkSheetProps {
  readonly deed: 'activate' | 'rollBack';
  readonly entry: ModelEntry;
  readonly entries: readonly ModelEntry[];
  readonly onClose: () => void;
}

/** Says what will happen before it happens, and afterwards what did. */
export function PutToWorkSheet({ deed, entry, entries, onClose }: PutToWorkSheetProps) {
  const { t } = useTranslation('models');
  const { name, version } = entry;
  const needs = useOperation('upgrade.needs', { name, version });
  // What answers afterwards: a roll-back is named by where it leads.
  const next = deed === 'activate' ? entry : (entry.rollsBackTo ?? entry);
  return (
    <Sheet title={t(`${deed}.title`, { model: textOf(next) })} onClose={onClose}>
      <div className="put-to-work" data-testid="put-to-work">
        {needs.data && <Deed deed={deed} entry={entry} entries={entries} needs={needs.data} onClose={onClose} />}
        {needs.isError && <FaultText code={needs.error.code} />}
      </div>
    </Sheet>
  );
}

/** Where people may sign here, nothing answers or stops answering without them. */
function Deed({ deed, entry, entries, needs, onClose }: PutToWorkSheetProps & { readonly needs: ActivationNeeds }) {
  const [report, setReport] = useState<ActivationReport | null>(null);
  const { name, version } = entry;
  const people = needs.signatories;
  if (report) return <Outcome report={report} onClose={onClose} />;
  if (deed === 'activate' && needs.needsSignatures) return <UpgradeSteps model={entry} onClose={onClose} />;
  if (deed === 'rollBack' && people.length > 0) return <RollBackForm name={name} people={people} onClose={onClose} />;
  return (
    <>
      <Prospect deed={deed} entry={entry} entries={entries} />
      {deed === 'activate' && needs.makerOutlook.hasWarning && (
        <Outlook outlook={needs.makerOutlook} isBeforeSigning={false} />
      )}
      <PutToWork deed={deed} name={name} version={version} onReport={setReport} onClose={onClose} />
    </>
  );
}

function Prospect({ deed, entry, entries }: Omit<PutToWorkSheetProps, 'onClose'>) {
  const { t } = useTranslation('models');
  const serving = entries.find((one) => one.domain === entry.domain && one.isServing);
  const target = deed === 'activate' ? entry : entries.find((one) => isNamed(one, entry.rollsBackTo));
  const golden = target?.signature?.goldenImages;
  return (
    <ol className="prospect">
      <li>{golden === undefined ? t('activate.load') : t('activate.golden', { count: golden })}</li>
      <li>
        {serving && target
          ? t('activate.instead', { next: textOf(target), now: textOf(serving) })
          : t('activate.first', { next: target ? textOf(target) : '' })}
      </li>
      <li>{t('activate.past')}</li>
      <li>{t('activate.fails')}</li>
    </ol>
  );
}

interface PutToWorkProps extends ModelName {
  readonly deed: PutToWorkSheetProps['deed'];
  readonly onReport: (report: ActivationReport) => void;
  readonly onClose: () => void;
}

function PutToWork({ deed, name, version, onReport, onClose }: PutToWorkProps) {
  const { t } = useTranslation('models');
  const cache = useQueryClient();
  const onDone = (report: ActivationReport): void => {
    onReport(report);
    void refreshModels(cache);
  };
  const activate = useCommand('models.activate', onDone);
  const rollBack = useCommand('models.rollBack', onDone);
  const isPending = activate.isPending || rollBack.isPending;
  const error = activate.error ?? rollBack.error;
  const run = (): void => (deed === 'activate' ? activate.mutate({ name, version }) : rollBack.mutate({ name }));
  return (
    <>
      {error && <FaultText code={error.code} />}
      <div className="form-actions">
        <button
          type="button"
          className="button is-primary"
          data-testid="confirm-work"
          disabled={isPending}
          onClick={run}
        >
          {t(isPending ? 'activate.pending' : `${deed}.yes`)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('activate.no')}
        </button>
      </div>
    </>
  );
}

function Outcome({ report, onClose }: { readonly report: ActivationReport; readonly onClose: () => void }) {
  const { t } = useTranslation('models');
  const { model, refusal } = report;
  return (
    <>
      {model && (
        <output className="import-word" data-testid="work-outcome">
          {t('activate.done', { model: textOf(model) })}
        </output>
      )}
      {refusal && (
        <div className="put-to-work" data-testid="work-refused">
          <p>{t('activate.refused')}</p>
          <FaultText code={refusal.code} />
          {refusal.detail !== '' && (
            <p className="hint">
              {t('import.detail')} <code>{refusal.detail}</code>
            </p>
          )}
        </div>
      )}
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('activate.close')}
        </button>
      </div>
    </>
  );
}

function textOf({ name, version }: ModelName): string {
  return `${name}@${version}`;
}

function isNamed(entry: ModelName, wanted: ModelName | null): boolean {
  return entry.name === wanted?.name && entry.version === wanted.version;
}
