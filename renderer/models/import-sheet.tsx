import { useTranslation } from 'react-i18next';
import type { DocumentProblems, ImportReport } from '../../preload/models.ts';
import { FaultText } from '../ui/fault-text.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { GateSteps } from './gate-steps.tsx';
import { useModelImport } from './model-import.ts';

interface ImportSheetProps {
  readonly onTrust: () => void;
}

/** The seven steps, live; then whose bundle it was, and either the version that came of it or what refused it. */
export function ImportSheet({ onTrust }: ImportSheetProps) {
  const { t } = useTranslation('models');
  const { step, reports, fault, close } = useModelImport();
  if (step === null && reports.length === 0 && fault === null) return null;
  return (
    <Sheet title={t('import.title')} onClose={close}>
      <div className="import" data-testid="import-sheet">
        {reports.map((report) => (
          <Report key={report.fileName} report={report} onTrust={onTrust} />
        ))}
        {step !== null && <GateSteps at={step} outcome="running" />}
        {fault && <FaultText code={fault} />}
      </div>
    </Sheet>
  );
}

interface ReportProps {
  readonly report: ImportReport;
  readonly onTrust: () => void;
}

function Report({ report, onTrust }: ReportProps) {
  const { fileName, claimedKey, refusal } = report;
  return (
    <section className="import-report" data-testid="import-report" data-code={refusal?.code ?? 'imported'}>
      <h3>{fileName}</h3>
      <GateSteps at={refusal?.step ?? 'register'} outcome={refusal ? 'refused' : 'passed'} />
      {refusal ? <Refusal refusal={refusal} claimedKey={claimedKey} onTrust={onTrust} /> : <Accepted report={report} />}
    </section>
  );
}

function Accepted({ report: { model } }: { readonly report: ImportReport }) {
  const { t } = useTranslation('models');
  if (!model) return null;
  const { name, version, signer, signingKey, goldenImages } = model;
  return (
    <>
      <output className="import-word">{t('import.accepted', { model: `${name}@${version}` })}</output>
      <p>{t('import.golden', { count: goldenImages })}</p>
      <p>{t('import.signedBy', { signer })}</p>
      <Fingerprint id={signingKey} />
      <p className="hint">{t('import.next')}</p>
    </>
  );
}

interface RefusalProps extends Pick<ImportReport, 'claimedKey'> {
  readonly refusal: NonNullable<ImportReport['refusal']>;
  readonly onTrust: () => void;
}

/** Nothing of a refused bundle stays. Trust in a key is never given here: it is a deed of its own. */
function Refusal({ refusal: { code, detail, problems }, claimedKey, onTrust }: RefusalProps) {
  const { t } = useTranslation('models');
  const { close } = useModelImport();
  return (
    <>
      <FaultText code={code} />
      {problems ? (
        <Problems problems={problems} />
      ) : (
        <p className="hint">
          {t('import.detail')} <code>{detail}</code>
        </p>
      )}
      {claimedKey && (
        <div className="import-claim">
          <p>{t('import.claims')}</p>
          <Fingerprint id={claimedKey} />
        </div>
      )}
      {code === 'signing-key-unknown' && (
        <button
          type="button"
          className="button is-left"
          data-testid="import-trust"
          onClick={() => {
            close();
            onTrust();
          }}
        >
          {t('import.trust')}
        </button>
      )}
      <p className="hint">{t('import.nothingStays')}</p>
    </>
  );
}

/** For whoever made the bundle: the places of its card or manifest, and what has to stand there. */
function Problems({ problems: { listed, more } }: { readonly problems: DocumentProblems }) {
  const { t } = useTranslation('models');
  return (
    <>
      <p className="hint">{t('import.detail')}</p>
      <ul className="import-problems" data-testid="import-problems">
        {listed.map(({ field, found, expected }) => (
          <li key={`${field} ${expected}`}>
            {field !== '' && <code>{field}:</code>}{' '}
            {found === null ? t('import.missing', { expected }) : t('import.found', { found, expected })}
          </li>
        ))}
        {more > 0 && <li>{t('import.more', { count: more })}</li>}
      </ul>
    </>
  );
}
