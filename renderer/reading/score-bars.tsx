import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import type { Bar } from './answer-view.ts';

interface ScoreBarsProps {
  readonly bars: readonly Bar[];
  readonly isCalibrated: boolean;
}

/** A number is called a probability only where the card says that it was calibrated. */
export function ScoreBars({ bars, isCalibrated }: ScoreBarsProps) {
  const { t } = useTranslation('reading');
  const kind = isCalibrated ? 'calibrated' : 'uncalibrated';
  return (
    <div className="bars" data-testid="scores" data-kind={kind}>
      <p className="bars-title">{t(`result.${kind}`)}</p>
      <ul>
        {bars.map((bar) => (
          <ScoreBar key={bar.label} bar={bar} />
        ))}
      </ul>
    </div>
  );
}

function ScoreBar({ bar }: { readonly bar: Bar }) {
  const { t } = useTranslation('reading');
  const { probability, percent } = useFormat();
  const className = useClassName();
  const { label, threshold, band, standing } = bar;
  return (
    <li className={`bar is-${standing}`} data-label={label} data-standing={standing}>
      <span className="bar-label">{className(label)}</span>
      <span className="bar-value">{probability(bar.probability)}</span>
      <span className="bar-track" aria-hidden>
        <span className="bar-fill" style={{ width: `${bar.probability * 100}%` }} />
        {band && (
          <span className="bar-band" style={{ left: `${band[0] * 100}%`, width: `${(band[1] - band[0]) * 100}%` }} />
        )}
        {threshold !== null && <span className="bar-tick" style={{ left: `${threshold * 100}%` }} />}
      </span>
      {threshold !== null && (
        <span className="bar-cut">{t('result.cutOff', { threshold: percent(threshold, 0) })}</span>
      )}
    </li>
  );
}
