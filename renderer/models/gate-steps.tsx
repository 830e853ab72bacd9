import { Check, CircleDashed, LoaderCircle, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { GATE_STEPS, type GateStep } from '../../preload/models.ts';

interface GateStepsProps {
  /** The step under way, the one that refused, or the last. */
  readonly at: GateStep;
  readonly outcome: 'running' | 'refused' | 'passed';
}

type Standing = 'passed' | 'running' | 'refused' | 'ahead';

const ICONS: Readonly<Record<Standing, LucideIcon>> = {
  passed: Check,
  running: LoaderCircle,
  refused: X,
  ahead: CircleDashed,
};

/** What the gate looks at, in its order, and how far it came. */
export function GateSteps({ at, outcome }: GateStepsProps) {
  const { t } = useTranslation('models');
  const reached = GATE_STEPS.indexOf(at);
  return (
    <ol className="gate-steps">
      {GATE_STEPS.map((step, i) => {
        const standing = i === reached ? outcome : i < reached ? 'passed' : 'ahead';
        const Icon = ICONS[standing];
        return (
          <li key={step} className={`gate-step is-${standing}`} data-step={step} data-standing={standing}>
            <Icon aria-hidden size={15} />
            <span>{t(`step.${step}`)}</span>
            <span className="gate-standing">{t(`standing.${standing}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
