/** What the policy has to know at this moment. Everything is at hand: a decision never waits for the network. */
import type { StudyId } from '../../../preload/domain.ts';
import type { Consent } from '../../../preload/questions.ts';
import type { Profile } from '../../database/profile.ts';
import { splitOf } from '../ab/question-test.ts';
import type { SentPicture } from '../cloud/picture.ts';
import { bodyFor } from '../cloud/request.ts';
import type { CloudService } from '../cloud/service.ts';
import { hasKey, readChoices } from '../cloud/settings.ts';
import { isPriced, worstCaseMicroUsd } from '../cloud/worst-case.ts';
import { brokenLimit } from '../cost/budget.ts';
import { ORIGINAL_ESTIMATES_USD } from '../cost/prices.ts';
import type { Circumstances } from '../decision/decide.ts';
import { meanCloudUsd } from '../questions/questions.ts';

interface Asking {
  readonly study: StudyId | null;
  readonly text: string;
  readonly consent: Consent;
  readonly picture?: SentPicture | undefined;
  /** Pseudonym of who asks. */
  readonly user: string;
}

export function circumstancesOf(
  { db }: Profile,
  cloud: Pick<CloudService, 'connectivity' | 'breaker'>,
  { study, text, picture, consent, user }: Asking,
): Circumstances {
  const choices = readChoices(db);
  const date = new Date().toISOString().slice(0, 10);
  const canPrice = isPriced(choices.model, date);
  const bytes = Buffer.byteLength(bodyFor(choices.model, { text, picture }));
  const microUsd = canPrice ? worstCaseMicroUsd(choices.model, { bytes, picture }, date) : 0;
  return {
    connectivity: cloud.connectivity(),
    site: siteOf(choices),
    trustsInspection: choices.trustsInspection,
    consent: consent === 'may-leave' ? 'given' : 'missing',
    breaker: cloud.breaker(),
    budget: brokenLimit(db, { date, user, microUsd }, choices.limitsUsd) === null ? 'available' : 'exhausted',
    models: { local: 'ready', remote: 'absent', cloud: canPrice && hasKey(db) ? 'ready' : 'absent' },
    estimatesUsd: { ...ORIGINAL_ESTIMATES_USD, cloud: meanCloudUsd(db) ?? ORIGINAL_ESTIMATES_USD.cloud },
    // A picture with writing in it is not shown, and what was not shown cannot be sent.
    imageCheck: 'clear',
    caseId: study,
    split: splitOf(db),
  };
}

function siteOf({ isThisComputerOnly, isAllowed }: ReturnType<typeof readChoices>): Circumstances['site'] {
  if (isThisComputerOnly) return 'this-computer-only';
  return isAllowed ? 'cloud-allowed' : 'cloud-off';
}
