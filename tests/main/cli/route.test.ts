import { describe, expect, it } from 'vitest';
import type { Command } from '../../../main/cli/arguments.ts';
import { parseCommand } from '../../../main/cli/arguments.ts';
import { changeChoices, readChoices, storeKey } from '../../../main/routing/cloud/settings.ts';
import type { Clinic } from '../../../main/screening/clinic.ts';
import { localUser } from '../../../main/screening/users.ts';
import { throwAway } from '../../support/database.ts';
import { runRoute } from '../../../main/cli/route-command.ts';

const COMPARE =
  'Hasta verilerini analiz ederek COVID-19, pnömoni ve normal akciğer dokusu arasındaki farkları karşılaştır';

describe('route', () => {
  it.each([
    ['Merhaba', 'simple', 'local', 'simple-query', 0.0001],
    [COMPARE, 'complex', 'cloud', 'complex-query', 0.02],
  ])('tells class, route, reason and cost of %j', (query, complexity, way, because, cost) => {
    const { line } = route('--query', query);
    expect(line).toMatchObject({ query, complexity, route: way, because, estimated_cost_usd: cost });
    expect(Object.keys(line)).toEqual([
      'query',
      'complexity',
      'score',
      'features',
      'route',
      'because',
      'estimated_cost_usd',
    ]);
  });

  it('gives a medium question its arm of the even split', () => {
    const { line } = route('--query', 'Bu göğüs röntgeninde pnömoni var mı?');
    expect(line).toMatchObject({ complexity: 'medium' });
    expect(['medium-query-local-arm', 'medium-query-cloud-arm']).toContain(line.because);
  });

  it('keeps everything at home without a network', () => {
    expect(route('--offline', '--query', COMPARE).line).toMatchObject({ route: 'local', because: 'offline' });
  });

  it('goes by the settings of an open profile, where the cloud is off until somebody allows it', () => {
    const profile = throwAway();
    const user = localUser(profile.db, 'Dr. A');
    // as: a route asks for the profile and the user alone
    const clinic = { profile, user } as unknown as Clinic;
    const because = () => routeIn(clinic, '--query', COMPARE).line.because;
    expect(because()).toBe('cloud-off');
    changeChoices(profile, user, { ...readChoices(profile.db), isAllowed: true });
    expect(because()).toBe('cloud-not-configured');
    storeKey(profile, user, 'sk-ant-0123456789');
    expect(because()).toBe('complex-query');
    expect(profile.db.prepare('SELECT * FROM egress').all()).toEqual([]);
  });

  it('says every feature that counted, in words too', () => {
    const { line, text } = route('--query', COMPARE);
    expect(line.features.length).toBeGreaterThan(2);
    for (const { kind, points } of line.features) expect(text).toContain(`${points} ${kind}`);
    expect(line.features.reduce((sum, { points }) => sum + points, 0)).toBe(line.score);
  });
});

interface Result {
  readonly line: Line;
  readonly text: string;
}

interface Line {
  readonly because: string;
  readonly score: number;
  readonly features: readonly { readonly kind: string; readonly points: number }[];
}

function route(...words: string[]): Result {
  return routeIn(null, ...words);
}

function routeIn(clinic: Clinic | null, ...words: string[]): Result {
  const results: { line: Line; text: string }[] = [];
  // as: the words are those of a valid route command, and its results are route lines
  const command = parseCommand(['route', ...words]) as Command;
  runRoute(clinic, command, {
    result: (line, text) => void results.push({ line: line as Line, text }),
    note: () => undefined,
  });
  expect(results).toHaveLength(1);
  // as: exactly one, as just asserted
  return results[0] as Result;
}
