import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StudyDetail } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { patientName, studyLine } from '../format/patient.ts';
import { IconButton } from '../ui/icon-button.tsx';
import type { Navigation } from './use-navigation.ts';

interface PatientBannerProps {
  readonly study: StudyDetail;
  readonly navigation: Navigation;
}

/** Whose image this is, by two identifiers at least where the file has them; what is missing is said to be missing. */
export function PatientBanner({ study, navigation }: PatientBannerProps) {
  const { t } = useTranslation('reading');
  const { previous, next, toWorklist } = navigation;
  const { patient } = study;
  return (
    <header className="banner" data-testid="patient-banner">
      <IconButton icon={ArrowLeft} label={t('toWorklist')} hotKey="B" onPress={toWorklist} />
      <h1>{patientName(patient) ?? t('unnamed')}</h1>
      {study.isSample && <span className="badge is-sample">{t('sample')}</span>}
      <dl className="banner-facts">
        {useFacts(study).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <IconButton
        icon={ChevronUp}
        label={t('previous')}
        hotKey="PageUp"
        isDisabled={!previous}
        onPress={() => previous?.()}
      />
      <IconButton icon={ChevronDown} label={t('next')} hotKey="PageDown" isDisabled={!next} onPress={() => next?.()} />
    </header>
  );
}

function useFacts({ patient, acquisition, fileName }: StudyDetail): readonly (readonly [string, string])[] {
  const { t } = useTranslation(['reading', 'common']);
  const { date, dateTime } = useFormat();
  const age = patient.ageYears === null ? null : t('common:years', { count: patient.ageYears });
  const sex = patient.sex && t(`common:sex.${patient.sex}`);
  const ageSex = [age, sex].filter(Boolean).join(' · ');
  const facts = [
    [t('fact.id'), patient.id ?? t('fact.none')],
    [t('fact.birthDate'), patient.birthDate ? date(patient.birthDate) : t('fact.none')],
    [t('fact.ageSex'), ageSex],
    [t('fact.study'), studyLine(acquisition) ?? fileName],
    [t('fact.date'), acquisition.date ? dateTime(acquisition.date) : ''],
    [t('fact.accession'), acquisition.accession ?? ''],
  ] as const;
  return facts.filter(([, value]) => value !== '');
}
