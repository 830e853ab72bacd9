import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeTurns } from '../../../main/inference/turns.ts';

const ROOM = 6;

/** What runs at each moment, and work that ends when told. */
function workshop() {
  const turns = takeTurns(ROOM);
  const [started, running]: [string[], Map<string, { weight: number; end: () => void }>] = [[], new Map()];
  return {
    started,
    running,
    begin: (name: string, weight: number) =>
      turns.run(weight, async () => {
        started.push(name);
        await new Promise<void>((resolve) => running.set(name, { weight, end: resolve }));
        running.delete(name);
        return name;
      }),
  };
}

describe('takeTurns', () => {
  it('keeps six light ones at a time, two heavy ones, and one that weighs more than there is room for', async () => {
    for (const [weight, together] of [
      [1, 6],
      [3, 2],
      [100, 1],
      [Number.NaN, 1],
    ] as const) {
      const { begin, running } = workshop();
      for (let i = 0; i < 8; i += 1) void begin(`${i}`, weight);
      await settled();
      expect(running.size).toBe(together);
    }
  });

  it('lets no light one overtake a heavy one', async () => {
    const { begin, started, running } = workshop();
    for (const [name, weight] of [
      ['light', 1],
      ['heavy', 6],
      ['later', 1],
    ] as const) {
      void begin(name, weight);
    }
    await settled();
    expect(started).toEqual(['light']);
    running.get('light')?.end();
    await settled();
    expect(started).toEqual(['light', 'heavy']);
    running.get('heavy')?.end();
    await settled();
    expect(started).toEqual(['light', 'heavy', 'later']);
  });

  it('gives the room back when work fails', async () => {
    const turns = takeTurns(ROOM);
    const failing = turns.run(ROOM, () => Promise.reject(new Error('broken')));
    const next = turns.run(ROOM, () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
  });

  it('never holds more than there is room for, and ends everything in the order of arrival', async () => {
    const weights = fc.array(fc.integer({ min: 0, max: 2 * ROOM }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(weights, async (all) => {
        const { begin, started, running } = workshop();
        const ends = all.map((weight, i) => begin(`${i}`, weight));
        await settled();
        while (running.size > 0) {
          const held = [...running.values()].reduce((sum, { weight }) => sum + Math.min(weight, ROOM), 0);
          expect(held).toBeLessThanOrEqual(ROOM);
          running.values().next().value?.end();
          await settled();
        }
        expect(started).toEqual(all.map((_, i) => `${i}`));
        expect(await Promise.all(ends)).toEqual(started);
      }),
    );
  });
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
