import { type LeagueTableAnswer, type LeagueTableQuery, leagueTables } from '../../contract/league-tables.ts';
import { leagueWithId, nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { capitalise, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { type Period, weekOf } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { EditionHead } from '../../domain/ranking/edition.ts';
import { LeagueTable } from '../../domain/ranking/league-table.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { unknownLeague } from '../catalogue/unknown-parameter.ts';
import { computedPage } from '../computed-page.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Ports } from '../ports/ports.ts';

/** Editions read at a time; more are not in memory at once. */
const atATime = 4;

/**
 * A league's table over the weeks that end within a longer period, from the latest edition of each.
 * @throws Problem `not-found` for an unknown set or league, for a week, and while no week of the period is ranked;
 * `malformed-request` for a cursor from other editions
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
  const table = new LeagueTable(set);
  const heads: EditionHead[] = [];
  for (let start = 0; start < weeks.length; start += atATime) {
    const some = weeks.slice(start, start + atATime);
    const read = await Promise.all(some.map((week) => readWeek(ports.editions, set.id, week, query.league)));
    for (const week of read) {
      if (week === null) continue;
      heads.push(week.head);
      table.add(week.head, week.lines);
    }
  }
  if (heads.length === 0) throw none();
  const told = heads.map(({ period: week, edition, provisional }) => ({
    period: week,
    edition,
    provisional,
  }));
  const lines = table.lines();
  const { page, next } = computedPage(lines, told, query, leagueTables.getLeagueTable.parameters.usage);
  return {
    set: set.id,
    period: period.id,
    league: query.league,
    from: period.from.toString(),
    to: period.to.toString(),
    weeks: told,
    lines: page.map(withDecimalScore),
    total: lines.length,
    next,
  };
}

async function readWeek(editions: EditionStore, set: string, week: string, league: string) {
  const opened = await editions.open(set, week, league);
  return opened && { head: opened.head, lines: await opened.placeLines() };
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
