import { type AcrossQuery, type RankingAcross, rankings } from '../../contract/rankings.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { acrossLeagues } from '../../domain/ranking/across-leagues.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { computedPage } from '../computed-page.ts';
import type { Ports } from '../ports/ports.ts';
import { notRanked } from './not-ranked.ts';

/**
 * Ranks the units of all leagues together, from the latest edition of each.
 * @throws Problem `not-found` for an unknown set, and while no league is ranked; `malformed-request` for a cursor from
 * other editions
 */
export async function readAcross(
  { catalogues, editions, times }: Pick<Ports, 'catalogues' | 'editions' | 'times'>,
  { set: id, period, ...paging }: AcrossQuery,
): Promise<RankingAcross> {
  const { catalogue, set } = await currentSet(catalogues, id);
  const opened = await Promise.all(set.leagues.map((league) => editions.open(set.id, period.id, league)));
  const found = opened.filter((edition) => edition !== null);
  if (found.length === 0) throw notRanked(catalogue, set, period, times);
  const ranked = await Promise.all(
    found.map(async (edition) => ({ league: edition.head.league, lines: await edition.placeLines() })),
  );
  const leagues = found.map(({ head: { league, edition, provisional } }) => ({
    league,
    edition,
    provisional,
  }));
  const all = acrossLeagues(ranked);
  const { usage } = rankings.getRankingAcross.parameters;
  const { page, next } = computedPage(all, leagues, paging, usage);
  return {
    set: set.id,
    period: period.id,
    leagues,
    lines: page.map(withDecimalScore),
    total: all.length,
    next,
  };
}
