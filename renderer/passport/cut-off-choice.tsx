import { Input, Label, NumberField, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ChosenCutOff, CutOffChoice, MeasuredChoice, ReplayReport } from '../../preload/passport.ts';
import { useClassName } from '../ui/class-name.tsx';
import { useAccuracyText } from './accuracy-text.ts';

interface CutOffChoiceFieldsProps {
  readonly report: ReplayReport;
  readonly choice: CutOffChoice;
  /** What the choice is worth; undefined while it is being counted. */
  readonly measured: MeasuredChoice | undefined;
  readonly onChange: (choice: CutOffChoice) => void;
}

/** Offers only what was measured: another cut-off than the maker's needs enough cases of this clinic. */
export function CutOffChoiceFields({ report, choice, measured, onChange }: CutOffChoiceFieldsProps) {
  const { t } = useTranslation('passport');
  const chosen = startingPoints(report);
  const kinds = [
    'maker',
    ...(report.serving && chosen.length > 0 ? (['equal-sensitivity'] as const) : []),
    ...(chosen.length > 0 ? (['chosen'] as const) : []),
  ] as const;
  const kind = typeof choice === 'string' ? choice : 'chosen';
  return (
    <>
      <RadioGroup
        className="passport-choice"
        value={kind}
        onChange={(next) => onChange(next === 'maker' || next === 'equal-sensitivity' ? next : chosen)}
      >
        <Label>{t('choice.title')}</Label>
        {kinds.map((one) => (
          <Radio key={one} className="passport-radio" value={one} data-testid={`cut-offs-${one}`}>
            {t(`choice.${one}`)}
          </Radio>
        ))}
      </RadioGroup>
      <p className="hint">{t('choice.onlyMeasured')}</p>
      {typeof choice !== 'string' && <OwnCutOffs measured={measured} cutOffs={choice} onChange={onChange} />}
    </>
  );
}

interface OwnCutOffsProps {
  readonly measured: MeasuredChoice | undefined;
  readonly cutOffs: readonly ChosenCutOff[];
  readonly onChange: (cutOffs: readonly ChosenCutOff[]) => void;
}

function OwnCutOffs({ measured, cutOffs, onChange }: OwnCutOffsProps) {
  const { t } = useTranslation('passport');
  const className = useClassName();
  const text = useAccuracyText();
  const change = (label: string, threshold: number): void =>
    onChange(cutOffs.map((one) => (one.label === label ? { label, threshold } : one)));
  return (
    <div className="passport-lines">
      {cutOffs.map(({ label, threshold }) => {
        const worth = measured?.cutOffs.find((one) => one.label === label)?.measured;
        return (
          <div key={label} className="passport-lines">
            <NumberField
              className="form-field"
              data-testid={`own-cut-off-${label}`}
              minValue={0}
              maxValue={1}
              step={0.0001}
              formatOptions={{ style: 'percent', maximumFractionDigits: 2 }}
              value={threshold}
              onChange={(value) => change(label, Number.isFinite(value) ? value : threshold)}
            >
              <Label>{t('choice.cutOff', { label: className(label) })}</Label>
              <Input />
            </NumberField>
            {worth && (
              <p data-testid={`own-worth-${label}`}>
                {t('choice.worth', { sensitivity: text.sensitivity(worth), specificity: text.specificity(worth) })}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Where choosing begins: at the equal-sensitivity cut-off, else at the maker's. */
function startingPoints({ classes }: ReplayReport): readonly ChosenCutOff[] {
  return classes
    .filter(({ isMeasured }) => isMeasured)
    .flatMap(({ label, equalSensitivity, maker }) => {
      const start = equalSensitivity ?? maker;
      return start ? [{ label, threshold: start.threshold }] : [];
    });
}
