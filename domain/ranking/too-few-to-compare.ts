/** How many of a league's units sent figures and were ranked. */
export type Turnout = {
  readonly expected: number;
  readonly received: number;
  readonly ranked: number;
  readonly provisional: boolean;
};

/**
 * Whether too few units sent figures for anybody to be called a leader or a mover: the ranking is provisional by the set's
 * own threshold, fewer than two units are ranked, or, whatever the set declares, fewer than half of the units sent figures.
 */
export function tooFewToCompare({ expected, received, ranked, provisional }: Turnout): boolean {
  return provisional || ranked < 2 || 2 * received < expected;
}
