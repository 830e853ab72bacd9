/** The readiness checks of what the clinic switched on for others; what is off is no check. */
import type { ReadinessCheck } from '../../preload/domain.ts';
import type { Work } from '../ipc/application.ts';

export function networkChecks({ api }: Pick<Work, 'api'>): readonly ReadinessCheck[] {
  const { address, fault } = api?.state() ?? { address: null, fault: null };
  if (fault !== null) return [{ name: 'http-api', outcome: 'fail', detail: fault }];
  return address === null ? [] : [{ name: 'http-api', outcome: 'pass', detail: address }];
}
