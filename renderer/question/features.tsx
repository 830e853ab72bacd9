import { useTranslation } from 'react-i18next';
import type { Feature, RouteDecision } from '../../preload/routing.ts';
import { useFormat } from '../format/use-format.ts';

interface FeaturesProps {
  readonly decision: Pick<RouteDecision, 'score' | 'complexity' | 'features'>;
}

/** Everything that counted, so that nobody has to believe the class of a question. */
export function Features({ decision: { score, complexity, features } }: FeaturesProps) {
  const { t } = useTranslation('question');
  const { number } = useFormat();
  return (
    <details className="features" data-testid="features">
      <summary>{t('counted', { points: number(score), complexity: t(`complexity.${complexity}`) })}</summary>
      <ul aria-label={t('points')}>
        {features.map((feature) => (
          <FeatureLine key={`${feature.kind} ${feature.evidence.join(' ')}`} feature={feature} />
        ))}
      </ul>
    </details>
  );
}

function FeatureLine({ feature: { kind, points, evidence } }: { readonly feature: Feature }) {
  const { t } = useTranslation('question');
  const { number } = useFormat();
  return (
    <li data-kind={kind}>
      <span>
        {t(`feature.${kind}`)} <q>{evidence.join(', ')}</q>
      </span>
      <span>{points > 0 ? `+${number(points)}` : number(points)}</span>
    </li>
  );
}
