/** The operations on A/B tests, one line each. */
import type { AbTestDetail } from '../../preload/ab-tests.ts';
import type { Handlers } from '../../preload/contract.ts';
import { abTestDetail, toAbTest } from '../registry/ab-tests/detail.ts';
import { createAbTest, stepAbTest } from '../registry/ab-tests/life-cycle.ts';
import { plannedCases } from '../registry/ab-tests/plan.ts';
import { listAbTests } from '../registry/ab-tests/tests.ts';
import { areArmsAtWork, armChoices, requireArms } from '../routing/ab/arms.ts';
import { findDisagreements, judgeDisagreement } from '../routing/ab/disagreements.ts';
import type { Application } from './application.ts';

type AbTestChannel = Extract<keyof Handlers, `abTests.${string}`>;

export function abTestHandlers({ work }: Application): Pick<Handlers, AbTestChannel> {
  const db = () => work().clinic.profile.db;

  function detail(name: string): AbTestDetail {
    return abTestDetail(db(), name, (test) => areArmsAtWork(db(), test));
  }

  return {
    'abTests.list': () => listAbTests(db()).map(toAbTest),
    'abTests.choices': () => armChoices(db()),
    'abTests.size': (plan) => ({ plannedCases: plannedCases(plan) }),
    'abTests.open': ({ name }) => detail(name),
    'abTests.create': (plan) => {
      requireArms(db(), plan);
      createAbTest(work().clinic.profile, plan, work().clinic.user);
      return detail(plan.name);
    },
    'abTests.step': ({ name, step }) => {
      stepAbTest(work().clinic.profile, name, step, work().clinic.user);
      return detail(name);
    },
    'abTests.disagreements': (wanted) => findDisagreements(db(), wanted),
    'abTests.judge': ({ case: seq, verdict }) => judgeDisagreement(work().clinic, seq, verdict),
  };
}
