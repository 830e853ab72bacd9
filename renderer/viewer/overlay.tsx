import { useTranslation } from 'react-i18next';
import type { DisplayImage, StudyDetail } from '../../preload/domain.ts';
import { useFormat } from '../format/use-format.ts';
import { patientName, studyLine } from '../format/patient.ts';
import { placedOrientation } from './orientation.ts';
import { ScaleBar } from './scale-bar.tsx';
import type { Stack } from './stack.ts';
import { useViewState } from './use-view-state.ts';
import type { ViewState } from './view-state.ts';

interface OverlayProps {
  readonly stack: Stack;
  readonly study: StudyDetail;
  readonly image: DisplayImage;
  readonly isAnnotated: boolean;
}

/** Four corners and four letters. What changes how the image must be read (badges, letters) stays when text is off. */
export function Overlay({ stack, study, image, isAnnotated }: OverlayProps) {
  const view = useViewState(stack);
  return (
    <div className="overlay">
      <div className="corner is-top-left">
        {isAnnotated && <ViewText view={view} image={image} />}
        <Badges view={view} image={image} study={study} />
      </div>
      {isAnnotated && (
        <>
          <PatientText study={study} />
          <SourceText view={view} image={image} study={study} />
        </>
      )}
      <Letters view={view} image={image} />
    </div>
  );
}

function ViewText({ view, image }: { readonly view: ViewState; readonly image: DisplayImage }) {
  const { t } = useTranslation('viewer');
  const { number, percent } = useFormat();
  const decimals = image.range.max - image.range.min < 20 ? 2 : 0;
  const values = { width: number(view.width, decimals), center: number(view.center, decimals) };
  return (
    <>
      <output data-testid="window-text">
        {t('window', values)} · {view.preset ? t(`preset.${view.preset}`) : t('manual')}
      </output>
      <output data-testid="zoom-text">{t('zoom', { zoom: percent(view.zoom, 0) })}</output>
    </>
  );
}

function Badges({ view, image, study }: Pick<OverlayProps, 'image' | 'study'> & { readonly view: ViewState }) {
  const { t } = useTranslation('viewer');
  const badges = [
    view.isInverted && t('badge.inverted'),
    view.rotation !== 0 && t('badge.rotated', { degrees: view.rotation }),
    (view.isFlippedAcross || view.isFlippedOver) && t('badge.flipped'),
    image.isLossy && t('badge.lossy'),
    study.isSample && t('badge.sample'),
  ].filter((badge) => badge !== false);
  return (
    <ul className="overlay-badges" aria-label={t('badges')}>
      {badges.map((badge) => (
        <li key={badge} className="badge">
          {badge}
        </li>
      ))}
    </ul>
  );
}

function PatientText({ study }: Pick<OverlayProps, 'study'>) {
  const { t } = useTranslation(['viewer', 'common']);
  const { date } = useFormat();
  const { patient, acquisition, fileName } = study;
  const about = [
    patient.birthDate && date(patient.birthDate),
    patient.ageYears !== null && t('common:years', { count: patient.ageYears }),
    patient.sex && t(`common:sex.${patient.sex}`),
  ].filter(Boolean);
  return (
    <div className="corner is-top-right">
      <p>
        <strong>{patientName(patient) ?? fileName}</strong>
      </p>
      {patient.id && <p>{patient.id}</p>}
      {about.length > 0 && <p>{about.join(' · ')}</p>}
      <p>{studyLine(acquisition)}</p>
      {acquisition.accession && <p>{t('accession', { accession: acquisition.accession })}</p>}
    </div>
  );
}

function SourceText({ view, image, study }: Pick<OverlayProps, 'image' | 'study'> & { readonly view: ViewState }) {
  const { t } = useTranslation('viewer');
  const { number, dateTime } = useFormat();
  const size = { columns: number(image.columns), rows: number(image.rows), bits: image.bitsStored };
  return (
    <>
      <div className="corner is-bottom-left">
        <ScaleBar spacing={image.spacing} zoom={view.zoom} />
        <p>{t('size', size)}</p>
      </div>
      <div className="corner is-bottom-right">
        {study.acquisition.date && <p>{t('acquired', { date: dateTime(study.acquisition.date) })}</p>}
        <p>{t('notDiagnosticDisplay')}</p>
      </div>
    </>
  );
}

function Letters({ view, image }: Pick<OverlayProps, 'image'> & { readonly view: ViewState }) {
  const { t } = useTranslation('viewer');
  if (!image.orientation) return <p className="letter is-unknown">{t('noOrientation')}</p>;
  const letters = placedOrientation(image.orientation, view);
  return (['left', 'right', 'top', 'bottom'] as const).map((edge) => (
    <span
      key={edge}
      className={`letter is-${edge}`}
      data-testid={`letter-${edge}`}
      aria-label={t(`edge.${edge}`, { letter: letters[edge] })}
    >
      {letters[edge]}
    </span>
  ));
}
