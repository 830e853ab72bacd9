/** Work that waits until what it takes fits beside what is under way: first come, first served, whatever its weight. */

export interface Turns {
  /** Starts `work` in its turn and settles as it does. What weighs more than there is room for, or nobody knows how much, runs alone. */
  readonly run: <T>(weight: number, work: () => Promise<T>) => Promise<T>;
}

export function takeTurns(room: number): Turns {
  const waiting: { readonly weight: number; readonly start: () => void }[] = [];
  let taken = 0;

  /** Nobody overtakes: a heavy one at the head would wait for ever while light ones go past it. */
  function pump(): void {
    for (let head = waiting[0]; head && taken + head.weight <= room; head = waiting[0]) {
      waiting.shift();
      taken += head.weight;
      head.start();
    }
  }

  return {
    run: async (asked, work) => {
      const weight = asked <= room ? asked : room;
      await new Promise<void>((resolve) => {
        waiting.push({ weight, start: resolve });
        pump();
      });
      try {
        return await work();
      } finally {
        taken -= weight;
        pump();
      }
    },
  };
}
