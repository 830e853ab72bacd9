/** From a question and its circumstances to the whole decision, in one call; nothing is sent. */
import type { RouteDecision } from '../../../preload/routing.ts';
import { assessComplexity } from '../complexity/complexity.ts';
import { toLetters } from '../language/words.ts';
import { findProtectedData } from '../privacy/protected-data.ts';
import type { Split } from './ab-assignment.ts';
import { assignArm, DEFAULT_SPLIT } from './ab-assignment.ts';
import type { Situation } from './policy.ts';
import { chooseRoute } from './policy.ts';

export interface Circumstances extends Omit<Situation, 'protectedData' | 'arm'> {
  /** What the check of the picture said; `clear` also when none would be sent. */
  readonly imageCheck: Situation['protectedData'];
  /** null: the question stands alone. */
  readonly caseId: string | null;
  /** null: no test is running. */
  readonly split: Split | null;
}

/** The line of `route --json`. `route` is null only when nothing may answer. */
export interface RouteLine extends Pick<
  RouteDecision,
  'query' | 'complexity' | 'score' | 'features' | 'route' | 'because'
> {
  readonly estimated_cost_usd: number;
}

export function decideRoute(query: string, circumstances: Circumstances): RouteDecision {
  const { imageCheck, caseId, split, ...rest } = circumstances;
  const assessment = assessComplexity(query);
  const arm = assignArm(split ?? DEFAULT_SPLIT, caseId ?? toLetters(query.trim()));
  const protectedData = worse(findProtectedData(query).status, imageCheck);
  return { query, ...assessment, ...chooseRoute(assessment.complexity, { ...rest, protectedData, arm }) };
}

export function toRouteLine(decision: RouteDecision): RouteLine {
  const { query, complexity, score, features, route, because, estimatedCostUsd } = decision;
  return { query, complexity, score, features, route, because, estimated_cost_usd: estimatedCostUsd };
}

function worse(a: Situation['protectedData'], b: Situation['protectedData']): Situation['protectedData'] {
  if (a === 'found' || b === 'found') return 'found';
  return a === 'unchecked' || b === 'unchecked' ? 'unchecked' : 'clear';
}
