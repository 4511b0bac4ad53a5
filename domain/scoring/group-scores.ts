import type { Score } from './indicator-scores.ts';

/** A group with the points, in 1/100, that it can earn. Most units of a ranking share theirs. */
export type GroupFrame = { readonly group: string; readonly maxPoints: number };

/** What a unit earned in each group, as columns: `points`, in 1/100, are in the order of the frames. */
export type GroupScores = { readonly frames: readonly GroupFrame[]; readonly points: readonly number[] };

/** What a unit earned in one group. */
export type GroupScore = Score & { readonly group: string };

/** The scores as a list, in the order of the points. */
export function groupList({ frames, points }: GroupScores): GroupScore[] {
  return frames.map(({ group, maxPoints }, at) => ({ group, points: points[at] ?? 0, maxPoints }));
}
