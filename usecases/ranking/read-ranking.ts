import type { Ranking } from '../../contract/rankings/ranking.ts';
import type { RankingQuery } from '../../contract/rankings.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import type { Ports } from '../ports/ports.ts';
import { editionAnswer } from './edition-answer.ts';

/**
 * A frozen ranking: the requested edition, or the latest.
 * @throws Problem `not-found` when there is none
 */
export async function readRanking(
  { editions }: Pick<Ports, 'editions'>,
  { set, period, league, edition }: RankingQuery,
): Promise<Ranking> {
  const found = await editions.find(set, period, league, edition);
  if (found !== null) return editionAnswer(found);
  const shown = shownKey(league);
  throw new Problem('not-found', {
    vi: `Chưa có bảng xếp hạng ${shown} của bộ ${set}, kỳ ${period}${edition === undefined ? '' : `, bản ${edition}`}. Kỳ tuần được xếp hạng lúc 06:05 Thứ Hai kế tiếp.`,
    en: `There is no ranking of ${shown} by set ${set} for ${period}${edition === undefined ? '' : `, edition ${edition}`}. A week is ranked at 06:05 on the Monday after it.`,
  });
}
