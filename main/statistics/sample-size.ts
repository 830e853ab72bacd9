/** How many cases a test needs, so that it finds a difference of a given size as often as it was meant to. */
import { tailQuantile } from './normal.ts';

export interface Aim {
  /** The smallest difference of the shares worth finding, in (0, 1). */
  readonly difference: number;
  /** Two-sided level of the test. */
  readonly level: number;
  /** How often a difference of that size is to be found, in (0.5, 1). */
  readonly power: number;
}

/**
 * Pairs for McNemar's test where the arms differ on the share `discordant` of the cases. Method: Connor, Biometrics
 * 43:207-211, 1987. Throws RangeError where the difference is larger than what the arms differ on.
 */
export function pairsNeeded(discordant: number, { difference, level, power }: Aim): number {
  if (!(difference > 0 && difference <= discordant && discordant <= 1)) {
    throw new RangeError(`no difference of ${difference} among ${discordant}`);
  }
  const [chance, missed] = [tailQuantile(level / 2), tailQuantile(1 - power)];
  const reach = chance * Math.sqrt(discordant) + missed * Math.sqrt(discordant - difference ** 2);
  return Math.ceil((reach / difference) ** 2);
}

/**
 * Cases of both arms together for the difference of two independent shares, A having `shareOfA` of them. Method: the
 * normal approximation at a share of one half, where the variance is greatest (Fleiss, Statistical Methods for Rates and
 * Proportions). Throws RangeError where an arm has no case.
 */
export function casesNeeded(shareOfA: number, { difference, level, power }: Aim): number {
  if (!(shareOfA > 0 && shareOfA < 1 && difference > 0)) throw new RangeError(`not two arms: ${shareOfA}`);
  const reach = (tailQuantile(level / 2) + tailQuantile(1 - power)) / difference;
  return Math.ceil(reach ** 2 * 0.25 * (1 / shareOfA + 1 / (1 - shareOfA)));
}
