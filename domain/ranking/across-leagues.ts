import type { Text } from '../language/text.ts';
import { competitionRank } from './competition-rank.ts';
import type { Edition } from './edition.ts';

/** A unit's place among the units of all leagues. Points are in 1/100. */
export type AcrossLine = {
  readonly unit: string;
  readonly name: Text;
  readonly league: string;
  readonly rank: number;
  readonly rankInLeague: number;
  readonly points: number;
  readonly maxPoints: number;
};

/**
 * Ranks the units of several leagues against each other, by the share of the points that each could reach, since units of
 * different levels are asked for different things. Equal shares share a place and stand in unit-code order. The order is put
 * together when somebody asks and is never frozen itself.
 * @param editions one frozen ranking of each league
 */
export function acrossLeagues(editions: readonly Edition[]): AcrossLine[] {
  const all = editions.flatMap(({ league, lines }) =>
    lines.map(({ unit, name, rank, points, maxPoints }) => ({
      ...{ unit, name, league, points, maxPoints },
      rankInLeague: rank,
    })),
  );
  return competitionRank(all, largerShareFirst);
}

type Share = { readonly points: number; readonly maxPoints: number };

/** Compares points ⁄ maxPoints exactly; with nothing to reach the share is zero. */
function largerShareFirst(one: Share, other: Share): number {
  return other.points * Math.max(one.maxPoints, 1) - one.points * Math.max(other.maxPoints, 1);
}
