import {
  getRanking,
  mostDetailedLines,
  type RankingQuery,
  usualRankingLimit,
} from '../../contract/rankings/get-ranking.ts';
import type { Ranking } from '../../contract/rankings/ranking.ts';
import { leagueWithId } from '../../domain/catalogue/name-with-id.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { besideLists } from '../../domain/ranking/beside-units.ts';
import { rescoredIds } from '../../domain/ranking/scoring-change.ts';
import { withoutFigures } from '../../domain/ranking/without-figures.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { unknownLeague } from '../catalogue/unknown-parameter.ts';
import { entriesThatFit } from '../fitting.ts';
import { notOfThisList } from '../not-of-this-list.ts';
import type { FrozenEdition } from '../ports/frozen-edition.ts';
import type { Ports } from '../ports/ports.ts';
import { movedAnswer, rowAnswer } from './edition-answer.ts';
import { notRanked } from './not-ranked.ts';
import type { Readable } from './readable.ts';
import { scoringAnswer } from './scoring-answer.ts';
import { comparedIn, scoringSinceOf } from './scoring-since.ts';

const { usage } = getRanking.parameters;

/**
 * Opens a frozen ranking: the edition asked for, that of the cursor, or the latest. Nothing of it is read yet but its head.
 * @throws Problem `not-found` when there is none; `malformed-request` for a cursor of another edition
 */
export async function openRanking(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'times'>,
  query: RankingQuery,
): Promise<FrozenEdition> {
  const { set, period, league, edition, cursor } = query;
  if (cursor !== undefined && edition !== undefined && edition !== cursor.edition) throw notOfThisList(usage);
  const found = await ports.editions.open(set, period.id, league, edition ?? cursor?.edition);
  if (found !== null) return found;
  if (cursor !== undefined && edition === undefined) throw notOfThisList(usage);
  throw await noRanking(ports, query);
}

/**
 * A page of a frozen ranking, without the figures that the caller may not read: its lines, and after the last of them the
 * units of its other lists.
 * @throws Problem `malformed-request` for a cursor beyond the end
 */
export async function readRankingPage(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  opened: FrozenEdition,
  { fields = [], limit = usualRankingLimit, cursor }: RankingQuery,
  { mayRead }: Readable,
): Promise<Ranking> {
  const sizes = await opened.sizes();
  const [at, end] = [cursor?.at ?? 0, sizes.lines + sizes.beside];
  if (cursor !== undefined && at >= end) throw notOfThisList(usage);
  const parts = (['indicators', 'why'] as const).filter((part) => fields.includes(part));
  const most = parts.length === 0 ? limit : Math.min(limit, mostDetailedLines);
  const lines = at < sizes.lines ? await opened.lines(at, at + most, parts) : [];
  const left = most - lines.length;
  const besideAt = Math.max(0, at - sizes.lines);
  const beside = left > 0 ? await opened.beside(besideAt, besideAt + left) : [];
  const { comparedWith, period } = opened.head;
  const explained = parts.includes('why') ? lines : [];
  const scoringOf = await scoringSinceOf(ports, opened.head, comparedIn(opened.head, explained));
  const rows = lines.map((line) => {
    const rescored = rescoredIds(scoringOf(line.comparedWith ?? comparedWith));
    return rowAnswer(mayRead(line.unit) ? line : withoutFigures(line), fields, rescored);
  });
  const { length } = entriesThatFit([...rows, ...beside]);
  const { moved, ...lists } = besideLists(beside.slice(0, Math.max(0, length - rows.length)));
  const next = at + length;
  const { digestVersion: _, ...head } = opened.head;
  return {
    ...head,
    ranked: sizes.ranked,
    total: sizes.lines,
    ...scoringAnswer(scoringOf(comparedWith), period, comparedWith),
    lines: rows.slice(0, length),
    ...lists,
    recomputed: sizes.recomputed && {
      reason: sizes.recomputed.reason,
      movedCount: sizes.recomputed.moved,
      moved: moved.map(movedAnswer),
    },
    next: next < end ? `${opened.head.edition}.${next}` : null,
  };
}

async function noRanking(
  { catalogues, editions, times }: Pick<Ports, 'catalogues' | 'editions' | 'times'>,
  { set: id, period, league, edition }: RankingQuery,
): Promise<Problem> {
  const { catalogue, set } = await currentSet(catalogues, id);
  if (!set.leagues.includes(league)) return unknownLeague(catalogue, set, league);
  const latest = edition === undefined ? 0 : await editions.latest(set.id, period.id, league);
  if (latest > 0) return noEdition(leagueWithId(catalogue, league), period.id, latest);
  return notRanked(catalogue, set, period, times, league);
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
