import { useTranslation } from 'react-i18next';
import type { CutOffOutlook } from '../../preload/passport.ts';
import { useFormat } from '../format/use-format.ts';
import { useClassName } from '../ui/class-name.tsx';
import './passport.css';

interface OutlookProps {
  readonly outlook: CutOffOutlook;
  /** Signatures follow. */
  readonly isBeforeSigning: boolean;
}

/** How many answers a set of cut-offs leaves indeterminate; a warning where it leaves hardly any other. */
export function Outlook({ outlook, isBeforeSigning }: OutlookProps) {
  const { t } = useTranslation('passport');
  const { cutOff, percent } = useFormat();
  const className = useClassName();
  const { margin, answered, indeterminate, unreachable, isMostlyIndeterminate, hasWarning } = outlook;
  const share = { answered, indeterminate, share: percent(answered === 0 ? 0 : indeterminate / answered) };
  return (
    <div
      className={hasWarning ? 'passport-warning passport-lines' : 'passport-lines'}
      data-testid="outlook"
      data-warns={hasWarning}
    >
      {unreachable.map(({ label, threshold, answer }) => (
        <p key={`${label} ${answer}`}>
          {t(`outlook.${answer}`, {
            label: className(label),
            threshold: cutOff(threshold),
            margin: cutOff(margin),
          })}
        </p>
      ))}
      <p>
        {answered === 0
          ? t('outlook.noCases')
          : `${t(isMostlyIndeterminate ? 'outlook.mostly' : 'outlook.share', share)} ${t('outlook.mix')}`}
      </p>
      {hasWarning && isBeforeSigning && <p>{t('outlook.recorded')}</p>}
    </div>
  );
}
