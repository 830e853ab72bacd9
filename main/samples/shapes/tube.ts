/** What a tube is made of. `thickness`: millimetres under the beam at `distance` from the axis of a tube of `radius`. */
export interface Profile {
  readonly ends: 'round' | 'flat';
  readonly thickness: (distance: number, radius: number) => number;
}

export const SOLID: Profile = { ends: 'round', thickness: solidChord };

/** A bone: a cortical shell around marrow, whose mineral counts for `marrow` of the cortex. */
export function shellTube(cortex: number, marrow: number): Profile {
  return {
    ends: 'flat',
    thickness: (distance, radius) => {
      const inner = solidChord(distance, Math.max(0, radius - cortex));
      return solidChord(distance, radius) - inner * (1 - marrow);
    },
  };
}

export function plate(thickness: number): Profile {
  return { ends: 'round', thickness: () => thickness };
}

function solidChord(distance: number, radius: number): number {
  return 2 * Math.sqrt(Math.max(0, radius * radius - distance * distance));
}
