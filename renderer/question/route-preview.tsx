import { Cloud, CircleSlash, Monitor, Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProtectedDatum, Route, RouteDecision } from '../../preload/routing.ts';
import type { QuestionPreview } from '../../preload/questions.ts';
import { useFormat } from '../format/use-format.ts';
import { Features } from './features.tsx';

const ICONS = { local: Monitor, remote: Server, cloud: Cloud } as const satisfies Record<Route, unknown>;

interface RoutePreviewProps {
  /** null until the first one is there. */
  readonly preview: QuestionPreview | null;
  /** It belongs to the words that stand there now. */
  readonly isFresh: boolean;
}

/** Where the question would go if it were let go, why, and what that would cost; before anything happens. */
export function RoutePreview({ preview, isFresh }: RoutePreviewProps) {
  const { t } = useTranslation('question');
  if (!preview) return <p className="hint">{t('checking')}</p>;
  const { decision, protectedData, localAnswer } = preview;
  return (
    <div className={isFresh ? 'route' : 'route is-stale'} aria-busy={!isFresh} data-testid="route-preview">
      <RouteChip decision={decision} />
      <p>{t(`because.${decision.because}`)}</p>
      <ProtectedWords found={protectedData} />
      {decision.route !== 'cloud' && <p className="hint">{t(`local.${localAnswer}`)}</p>}
      <Features decision={decision} />
    </div>
  );
}

function RouteChip({ decision: { route, because, estimatedCostUsd } }: { readonly decision: RouteDecision }) {
  const { t } = useTranslation('question');
  const { usd } = useFormat();
  const Icon = route === null ? CircleSlash : ICONS[route];
  return (
    <output
      className={`route-chip is-${route ?? 'none'}`}
      data-testid="route-chip"
      data-route={route}
      data-because={because}
    >
      <Icon aria-hidden size={14} />
      <strong>{route === null ? t('noRoute') : t(`route.${route}`)}</strong>
      {route !== null && <span>{t('cost', { cost: usd(estimatedCostUsd) })}</span>}
    </output>
  );
}

function ProtectedWords({ found }: { readonly found: readonly ProtectedDatum[] }) {
  const { t } = useTranslation('question');
  if (found.length === 0) return null;
  return (
    <div className="protected" data-testid="protected-data">
      <p>{t('protectedTitle')}</p>
      <ul>
        {found.map(({ kind, excerpt }) => (
          <li key={`${kind} ${excerpt}`}>
            <q>{excerpt}</q> {t(`protected.${kind}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
