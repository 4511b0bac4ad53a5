import type { PublishedStanding } from '../kinds/kind.ts';

/** A change against an earlier period: points in 1/100, places positive when the rank got better; null where they do not compare. */
export type Delta = { readonly points: number | null; readonly places: number | null };

/**
 * The change between two published standings. A rank compares only with a rank out of the same number of places; where
 * that number was not published, it is not known to be the same.
 */
export function standingChange(now: PublishedStanding, before: PublishedStanding): Delta {
  const sameNumber = now.of !== null && now.of === before.of;
  return {
    points: now.points === null || before.points === null ? null : now.points - before.points,
    places: !sameNumber || now.rank === null || before.rank === null ? null : before.rank - now.rank,
  };
}
