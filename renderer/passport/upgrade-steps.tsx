import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelIdentity } from '../../preload/domain.ts';
import type { ActivationNeeds, CutOffChoice, PassportEntry, ReplayReport } from '../../preload/passport.ts';
import { useCommand, useLiveOperation, useOperation } from '../bridge/operation.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { ChangedCases } from './changed-cases.tsx';
import { CutOffChoiceFields } from './cut-off-choice.tsx';
import { Outlook } from './outlook.tsx';
import './passport.css';
import { shortPassport } from './passport-id.ts';
import { People } from './people.tsx';
import { ReferenceCounts } from './reference-counts.tsx';
import { ReplayedClasses } from './replayed-classes.tsx';
import { SignForm } from './sign-form.tsx';

interface UpgradeStepsProps {
  readonly model: Pick<ModelIdentity, 'name' | 'version'>;
  readonly onClose: () => void;
}

/** Reference cases, replay, cut-offs, signatures: nothing of the later steps can be reached without the earlier ones. */
export function UpgradeSteps({ model: { name, version }, onClose }: UpgradeStepsProps) {
  const { t } = useTranslation('passport');
  const needs = useOperation('upgrade.needs', { name, version });
  const replay = useCommand('upgrade.replay');
  const [signed, setSigned] = useState<PassportEntry | null>(null);
  if (needs.isError) return <FaultText code={needs.error.code} />;
  if (!needs.data) return null;
  if (signed) return <Signed passport={signed} onClose={onClose} />;
  return (
    <div className="passport-steps" data-testid="upgrade">
      <h3>{t('reference.title')}</h3>
      <ReferenceCounts set={needs.data.reference} />
      <div className="form-actions">
        <button
          type="button"
          className={replay.data ? 'button' : 'button is-primary'}
          data-testid="replay"
          disabled={replay.isPending}
          onClick={() => replay.mutate({ name, version })}
        >
          {t(replay.isPending ? 'replay.running' : replay.data ? 'replay.again' : 'replay.start')}
        </button>
      </div>
      {replay.isError && <FaultText code={replay.error.code} />}
      {replay.data && (
        <Decision key={replay.data.id} report={replay.data} needs={needs.data} onSigned={setSigned} onClose={onClose} />
      )}
    </div>
  );
}

interface DecisionProps {
  readonly report: ReplayReport;
  readonly needs: ActivationNeeds;
  readonly onSigned: (passport: PassportEntry) => void;
  readonly onClose: () => void;
}

const ASKED_ANEW_MS = 60_000;

function Decision({ report, needs, onSigned, onClose }: DecisionProps) {
  const { t } = useTranslation('passport');
  const canEqual = report.serving !== null && report.classes.some((one) => one.isMeasured && one.equalSensitivity);
  const [cutOffs, choose] = useState<CutOffChoice>(canEqual ? 'equal-sensitivity' : 'maker');
  const chosen = typeof cutOffs === 'string' ? cutOffs : [...cutOffs];
  const measured = useLiveOperation('upgrade.measure', { replay: report.id, cutOffs: chosen }, ASKED_ANEW_MS);
  const isTold = measured.isSuccess && !measured.isPlaceholderData;
  const people = needs.signatories;
  return (
    <>
      <ReplayedClasses report={report} />
      <CutOffChoiceFields report={report} choice={cutOffs} measured={measured.data} onChange={choose} />
      {measured.data && <Outlook outlook={measured.data.outlook} isBeforeSigning />}
      {measured.isError && <FaultText code={measured.error.code} />}
      {report.serving && report.reference.cases > 0 && <Changes report={report} cutOffs={cutOffs} onClose={onClose} />}
      <h3>{t('sign.title')}</h3>
      {people.length < 2 ? (
        <>
          <p className="passport-warning">{t('sign.tooFewPeople', { count: people.length })}</p>
          <People />
        </>
      ) : (
        <SignForm
          report={report}
          cutOffs={cutOffs}
          isTold={isTold}
          isAtWork={needs.isAtWork}
          people={people}
          onSigned={onSigned}
        />
      )}
    </>
  );
}

/** Only of the cut-offs that were proposed is it known here which answers change. */
function Changes({ report, cutOffs, onClose }: Pick<DecisionProps, 'report' | 'onClose'> & { cutOffs: CutOffChoice }) {
  const { t } = useTranslation('passport');
  if (typeof cutOffs !== 'string') return <p className="hint">{t('changes.notForOwn')}</p>;
  const at = cutOffs === 'maker' ? 'maker' : 'equalSensitivity';
  return <ChangedCases changes={report.changes} at={at} onOpen={onClose} />;
}

function Signed({ passport, onClose }: { readonly passport: PassportEntry; readonly onClose: () => void }) {
  const { t } = useTranslation('passport');
  const { name, version } = passport.model;
  return (
    <div className="passport-steps">
      <output className="passport-done" data-testid="signed" data-passport={passport.id}>
        {t('sign.done', { model: `${name}@${version}`, id: shortPassport(passport.id) })}
      </output>
      <p>{t(`basis.${passport.basis}`, { count: passport.reference.cases })}</p>
      <p>{t('signedBy', { names: passport.signatories.join(', ') })}</p>
      <div className="form-actions">
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that had the focus is gone, and Escape with it */}
        <button type="button" className="button" autoFocus onClick={onClose}>
          {t('sign.close')}
        </button>
      </div>
    </div>
  );
}
