import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelIdentity } from '../../preload/domain.ts';
import type { PassportEntry } from '../../preload/passport.ts';
import { useOperation } from '../bridge/operation.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import { FaultText } from '../ui/fault-text.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useAccuracyText } from './accuracy-text.ts';
import { Outlook } from './outlook.tsx';
import './passport.css';
import { shortPassport } from './passport-id.ts';
import { People } from './people.tsx';
import { UpgradeSteps } from './upgrade-steps.tsx';

interface PassportSectionProps {
  readonly model: Pick<ModelIdentity, 'name' | 'version' | 'domain'>;
}

/** On a model's page: with which cut-offs it answers here, on what they rest, who signed, and the way to others. */
export function PassportSection({ model }: PassportSectionProps) {
  const { t } = useTranslation('passport');
  const { name, version } = model;
  const passports = useOperation('passports.find', { name, version });
  const needs = useOperation('upgrade.needs', { name, version });
  const [open, setOpen] = useState<'serving' | 'candidate' | 'people' | null>(null);
  if (passports.isError) return <FaultText code={passports.error.code} />;
  if (!passports.data || !needs.data || model.domain !== 'medical') return null;
  const [inForce, ...earlier] = passports.data;
  const { isAtWork } = needs.data;
  return (
    <section className="card-section" data-testid="passport-section">
      <h3>{t('title')}</h3>
      {inForce ? <InForce passport={inForce} isAtWork={isAtWork} /> : <p>{t('without')}</p>}
      {earlier.length > 0 && <p className="hint">{t('earlier', { count: earlier.length })}</p>}
      <div className="form-actions">
        <button
          type="button"
          className="button"
          data-testid="measure"
          onClick={() => setOpen(isAtWork ? 'serving' : 'candidate')}
        >
          {t(isAtWork ? 'measureServing' : 'measureCandidate')}
        </button>
        <button type="button" className="button" data-testid="open-people" onClick={() => setOpen('people')}>
          {t('people')}
        </button>
      </div>
      {(open === 'serving' || open === 'candidate') && (
        <Sheet title={t(`sheet.${open}`, { model: `${name}@${version}` })} onClose={() => setOpen(null)}>
          <UpgradeSteps model={model} onClose={() => setOpen(null)} />
        </Sheet>
      )}
      {open === 'people' && (
        <Sheet title={t('enrol.title')} onClose={() => setOpen(null)}>
          <People />
        </Sheet>
      )}
    </section>
  );
}

function InForce({ passport, isAtWork }: { readonly passport: PassportEntry; readonly isAtWork: boolean }) {
  const { t } = useTranslation('passport');
  const { dateTime, cutOff } = useFormat();
  const className = useClassName();
  const text = useAccuracyText();
  const { id, at, basis, reference, signatories, cutOffs, outlook } = passport;
  return (
    <div className="passport-lines" data-testid="passport-in-force" data-passport={id}>
      <p title={id}>{t(isAtWork ? 'inForce' : 'lastOne', { id: shortPassport(id), date: dateTime(at) })}</p>
      <p>{t(`basis.${basis}`, { count: reference.cases })}</p>
      <p>{signatories.length > 0 ? t('signedBy', { names: signatories.join(', ') }) : t('unsigned')}</p>
      <ul>
        {cutOffs
          .filter(({ measured }) => measured !== null)
          .map(({ label, threshold, measured }) => (
            <li key={label}>
              {t('choice.cutOff', { label: className(label) })}: {cutOff(threshold)}.{' '}
              {measured &&
                t('choice.worth', { sensitivity: text.sensitivity(measured), specificity: text.specificity(measured) })}
            </li>
          ))}
      </ul>
      {outlook && <Outlook outlook={outlook} isBeforeSigning={false} />}
    </div>
  );
}
