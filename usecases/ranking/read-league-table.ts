import type { LeagueTableAnswer, LeagueTableQuery } from '../../contract/league-tables.ts';
import { leagueWithId, nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { capitalise, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { type Period, weekOf } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { leagueTable } from '../../domain/ranking/league-table.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { unknownLeague } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';

/** Editions read at a time. */
const atATime = 8;

/**
 * A league's table over the weeks that end within a longer period, from the latest edition of each.
 * @throws Problem `not-found` for an unknown set or league, for a week, and while no week of the period is ranked
 */
export async function readLeagueTable(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  query: LeagueTableQuery,
): Promise<LeagueTableAnswer> {
  const { catalogue, set } = await currentSet(ports.catalogues, query.set);
  const { period } = query;
  if (!set.leagues.includes(query.league)) throw unknownLeague(catalogue, set, query.league);
  const none = () => noTable(nameWithId(set), leagueWithId(catalogue, query.league), period.id);
  if (period.frequency === 'week') throw none();
  const weeks = weeksEndingIn(period);
  const editions = [];
  for (let start = 0; start < weeks.length; start += atATime) {
    const some = weeks.slice(start, start + atATime);
    editions.push(
      ...(await Promise.all(some.map((week) => ports.editions.findRanks(set.id, week, query.league)))),
    );
  }
  const ranked = editions.filter((edition) => edition !== null);
  if (ranked.length === 0) throw none();
  return {
    set: set.id,
    period: period.id,
    league: query.league,
    from: period.from.toString(),
    to: period.to.toString(),
    weeks: ranked.map(({ period: week, edition, provisional }) => ({ period: week, edition, provisional })),
    lines: leagueTable(set, ranked).map(withDecimalScore),
  };
}

function weeksEndingIn({ from, to }: Period): string[] {
  const weeks: string[] = [];
  for (let week = weekOf(from); week.to.toString() <= to.toString(); week = weekOf(week.to.add({ days: 1 })))
    weeks.push(week.id);
  return weeks;
}

function noTable(set: Text, league: Text, period: string): Problem {
  return new Problem('not-found', {
    vi: `${capitalise(formatPeriod(period, 'vi'))} chưa có bảng tổng hợp khối ${league.vi} theo ${set.vi}. Bảng tổng hợp có cho tháng, quý, nửa năm và năm (2024-03, 2024-Q1, 2024-H1, 2024) khi đã có ít nhất một tuần được xếp hạng.`,
    en: `There is no table of ${league.en} by ${set.en} for ${formatPeriod(period, 'en')}. Tables exist for months, quarters, halves and years (2024-03, 2024-Q1, 2024-H1, 2024) with at least one ranked week.`,
  });
}
