import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Link, LinkEvent } from '../../../../main/routing/connection/connectivity.ts';
import { isProbeDue, nextLink, startLink } from '../../../../main/routing/connection/connectivity.ts';

const EVENTS: readonly LinkEvent[] = [
  'os-offline',
  'os-online',
  'probe-ok',
  'probe-captive-portal',
  'probe-tls-intercepted',
  'probe-timeout',
  'probe-error',
  'time',
];

function after(link: Link, ...events: readonly LinkEvent[]): Link {
  return events.reduce((state, event, i) => nextLink(state, event, (i + 1) * 1000), link);
}

const UP = after(startLink(true, 0), 'probe-ok', 'probe-ok');
const history = fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 });

describe('the link', () => {
  it('is not online because the operating system says so', () => {
    expect(startLink(true, 0).state).toBe('unknown');
    expect(after(startLink(false, 0), 'os-online').state).toBe('unknown');
  });

  it('rises after two answers in a row', () => {
    expect(after(startLink(true, 0), 'probe-ok').state).toBe('unknown');
    expect(UP.state).toBe('online');
    expect(after(startLink(true, 0), 'probe-ok', 'probe-timeout', 'probe-ok').state).not.toBe('online');
  });

  it('survives one lost probe and falls at the second', () => {
    expect(after(UP, 'probe-timeout').state).toBe('online');
    expect(after(UP, 'probe-timeout', 'probe-ok', 'probe-error').state).toBe('online');
    expect(after(UP, 'probe-timeout', 'probe-error').state).toBe('offline');
  });

  it.each([
    ['probe-captive-portal', 'captive-portal'],
    ['probe-tls-intercepted', 'tls-intercepted'],
    ['os-offline', 'offline'],
  ] as const)('believes %s at once', (event, state) => expect(after(UP, event).state).toBe(state));

  it('keeps quiet while there is no network, and asks at once when it comes back', () => {
    const down = after(UP, 'os-offline', 'probe-ok', 'time', 'probe-error');
    expect(down.state).toBe('offline');
    expect(isProbeDue(down, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(isProbeDue(nextLink(down, 'os-online', 9000), 9000)).toBe(true);
  });

  it('trusts no answer of long ago', () => {
    expect(nextLink(UP, 'time', UP.answeredAt + 60_000).state).toBe('online');
    const woken = nextLink(UP, 'time', UP.answeredAt + 3_600_000);
    expect(woken.state).toBe('unknown');
    expect(isProbeDue(woken, UP.answeredAt + 3_600_000)).toBe(true);
  });

  it('asks less often the longer it fails, and without end', () => {
    const gaps = [1, 2, 3, 4, 20].map((failures) => {
      const link = after(startLink(true, 0), ...Array.from({ length: failures }, () => 'probe-error' as const));
      return link.probeAt - failures * 1000;
    });
    expect(gaps).toEqual([2000, 4000, 8000, 16_000, 120_000]);
  });

  it('is online only after two answers with nothing bad between them and the end', () => {
    fc.assert(
      fc.property(history, (events) => {
        const link = after(startLink(true, 0), ...events);
        if (link.state !== 'online') return;
        const probes = events.slice(events.lastIndexOf('os-offline') + 1).filter((event) => event.startsWith('probe'));
        const [last, before] = [probes.at(-1), probes.at(-2)];
        const bad = ['probe-captive-portal', 'probe-tls-intercepted', 'os-offline'];
        expect(bad).not.toContain(last);
        expect(last === 'probe-ok' || before === 'probe-ok').toBe(true);
        expect(probes.filter((event) => event === 'probe-ok').length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 1000 },
    );
  });
});
