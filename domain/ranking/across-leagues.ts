import type { Text } from '../language/text.ts';
import { competitionRank } from './competition-rank.ts';
import type { PlaceLine } from './edition.ts';

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
 * Ranks the units of several leagues together by the share of the reachable points each earned, because units of
 * different levels report different indicators. Equal shares share a rank, in unit-code order. Computed on request and
 * never frozen. A unit without a rank in its own league has none here.
 * @param editions one frozen ranking of each league
 */
export function acrossLeagues(
  editions: readonly { readonly league: string; readonly lines: readonly PlaceLine[] }[],
): AcrossLine[] {
  const all = editions.flatMap(({ league, lines }) =>
    lines.flatMap(({ unit, name, rank: rankInLeague, points, maxPoints }) =>
      rankInLeague === null ? [] : [{ unit, name, league, points, maxPoints, rankInLeague }],
    ),
  );
  return competitionRank(all);
}
