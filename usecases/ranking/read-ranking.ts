import type { Ranking } from '../../contract/rankings/ranking.ts';
import type { RankingQuery } from '../../contract/rankings.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { leagueWithId } from '../../domain/catalogue/name-with-id.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { unknownLeague } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';
import { asReadable } from './as-readable.ts';
import { editionAnswer } from './edition-answer.ts';
import { notRanked } from './not-ranked.ts';

/**
 * A frozen ranking: the requested edition, or the latest, without the figures that the caller may not read.
 * @throws Problem `not-found` when there is none
 */
export async function readRanking(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  query: RankingQuery,
  { principal }: Caller,
): Promise<Ranking> {
  const { set, period, league, edition } = query;
  const found = await ports.editions.find(set, period.id, league, edition);
  if (found !== null) return editionAnswer(await asReadable(ports.catalogues, found, principal));
  throw await noRanking(ports, query);
}

async function noRanking(
  { catalogues, editions }: Pick<Ports, 'catalogues' | 'editions'>,
  { set: id, period, league, edition }: RankingQuery,
): Promise<Problem> {
  const { catalogue, set } = await currentSet(catalogues, id);
  if (!set.leagues.includes(league)) return unknownLeague(catalogue, set, league);
  const latest = edition === undefined ? 0 : await editions.latest(set.id, period.id, league);
  if (latest > 0) return noEdition(leagueWithId(catalogue, league), period.id, latest);
  return notRanked(catalogue, set, period, league);
}

function noEdition(league: Text, period: string, latest: number): Problem {
  const [vi, en] =
    latest === 1 ? ['lần chốt 1', 'edition 1'] : [`lần chốt 1 đến ${latest}`, `editions 1 to ${latest}`];
  const detail = {
    vi: `Bảng xếp hạng khối ${league.vi}, ${formatPeriod(period, 'vi')}, mới có ${vi}; bỏ «edition» để xem lần mới nhất.`,
    en: `The ranking of ${league.en} for ${formatPeriod(period, 'en')} has ${en} only; omit “edition” for the latest.`,
  };
  return new Problem('not-found', detail, [{ pointer: 'query:edition', code: 'unknown-edition', detail }]);
}
