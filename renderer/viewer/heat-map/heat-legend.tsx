import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HeatMap } from '../../../preload/explanation.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClassName } from '../../ui/class-name.tsx';
import { FaultText } from '../../ui/fault-text.tsx';
import { heatScale } from './heat-colours.ts';
import type { HeatControl } from './use-heat-map.ts';
import type { Occlusion } from './use-occlusion.ts';

interface HeatLegendProps {
  readonly heat: HeatControl;
}

/** What the colours mean and what they do not, or in plain words why there are none. */
export function HeatLegend({ heat }: HeatLegendProps) {
  const { t } = useTranslation('viewer');
  if (heat.view.kind === 'hidden') return null;
  return (
    <section className="heat-legend" data-testid="heat-legend" data-kind={heat.view.kind} aria-label={t('heat.title')}>
      <LegendBody heat={heat} />
    </section>
  );
}

function LegendBody({ heat }: HeatLegendProps) {
  const { t } = useTranslation('viewer');
  const { view } = heat;
  switch (view.kind) {
    case 'hidden':
      return null;
    case 'readFirst':
    case 'waiting':
    case 'drawing':
      return <output>{t(`heat.${view.kind}`)}</output>;
    case 'noAnswer':
      return (
        <>
          <output>{t('heat.noAnswer')}</output>
          <FaultText code={view.code} />
        </>
      );
    case 'failed':
      return <FaultText code={view.code} />;
    case 'occlusion':
      return <OcclusionOffer occlusion={view.occlusion} isLatched={heat.isLatched} />;
    case 'drawn':
      return <Drawn map={view.map} heat={heat} />;
  }
}

function Drawn({ map, heat }: HeatLegendProps & { readonly map: HeatMap }) {
  const { t } = useTranslation('viewer');
  const className = useClassName();
  const { number, percent } = useFormat();
  const cells = { columns: number(map.columns), rows: number(map.rows), strongest: number(100 * map.strongest, 1) };
  const isEmpty = map.strongest === 0;
  return (
    <>
      <div className="heat-line">
        <p className="heat-caption">
          <strong>{t('heat.caption', { label: className(map.label) })}</strong>
        </p>
        {!isEmpty && <Scale />}
      </div>
      {isEmpty ? (
        <p>{t(`heat.empty.${map.method}`)}</p>
      ) : (
        <p>
          {t('heat.outsideCentre', { share: percent(map.outsideCentre, 0) })} {t('heat.relative')}
        </p>
      )}
      <div className="heat-line">
        {heat.isLatched && map.labels.length > 1 && <LabelChoice map={map} onChoose={heat.choose} />}
        <details className="heat-how">
          <summary>{t('heat.how')}</summary>
          {t(`heat.method.${map.method}`, cells)}
        </details>
        <p className="is-muted">{t(heat.isLatched ? 'heat.keysLatched' : 'heat.keys')}</p>
      </div>
    </>
  );
}

function Scale() {
  const { t } = useTranslation('viewer');
  return (
    <p className="heat-scale">
      <span>{t('heat.weak')}</span>
      <span className="heat-ramp" aria-hidden style={{ background: heatScale() }} />
      <span>{t('heat.strong')}</span>
    </p>
  );
}

interface LabelChoiceProps {
  readonly map: HeatMap;
  readonly onChoose: (label: string) => void;
}

function LabelChoice({ map, onChoose }: LabelChoiceProps) {
  const { t } = useTranslation('viewer');
  const className = useClassName();
  return (
    <fieldset className="heat-labels">
      <legend>{t('heat.choose')}</legend>
      {map.labels.map((label) => (
        <button
          key={label}
          type="button"
          className="button is-small"
          aria-pressed={label === map.label}
          onClick={() => onChoose(label)}
        >
          {className(label)}
        </button>
      ))}
    </fieldset>
  );
}

interface OcclusionOfferProps {
  readonly occlusion: Occlusion;
  readonly isLatched: boolean;
}

function OcclusionOffer({ occlusion, isLatched }: OcclusionOfferProps) {
  const { t } = useTranslation('viewer');
  if (occlusion.progress !== null) return <Covering progress={occlusion.progress} onCancel={occlusion.cancel} />;
  return (
    <>
      <FaultText code={occlusion.fault ?? 'no-activation-map'} />
      {isLatched ? (
        <button type="button" className="button" data-testid="occlude" onClick={occlusion.start}>
          {t('heat.occlude')}
        </button>
      ) : (
        <p className="is-muted">{t('heat.latchFirst')}</p>
      )}
    </>
  );
}

function Covering({ progress, onCancel }: { readonly progress: number; readonly onCancel: () => void }) {
  const { t } = useTranslation('viewer');
  return (
    <>
      <ProgressBar className="progress" value={progress} maxValue={1}>
        {({ percentage }) => (
          <>
            <Label>{t('heat.covering')}</Label>
            <span className="progress-track">
              <span className="progress-fill" style={{ width: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <button type="button" className="button is-small" onClick={onCancel}>
        {t('heat.cancel')}
      </button>
    </>
  );
}
