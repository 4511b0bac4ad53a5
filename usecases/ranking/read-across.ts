import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import type { RankingAcross } from '../../contract/rankings.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { acrossLeagues } from '../../domain/ranking/across-leagues.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { notRanked } from './not-ranked.ts';

/**
 * Ranks the units of all leagues together, from the latest edition of each.
 * @throws Problem `not-found` for an unknown set, and while no league is ranked
 */
export async function readAcross(
  { catalogues, editions }: Pick<Ports, 'catalogues' | 'editions'>,
  { set: id, period }: SetAndPeriod,
): Promise<RankingAcross> {
  const { catalogue, set } = await currentSet(catalogues, id);
  const found = await Promise.all(set.leagues.map((league) => editions.findRanks(set.id, period.id, league)));
  const ranked = found.filter((edition) => edition !== null);
  if (ranked.length === 0) throw notRanked(catalogue, set, period);
  return {
    set: set.id,
    period: period.id,
    leagues: ranked.map(({ league, edition, provisional }) => ({ league, edition, provisional })),
    lines: acrossLeagues(ranked).map(withDecimalScore),
  };
}
