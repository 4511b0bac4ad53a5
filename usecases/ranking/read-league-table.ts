import type { LeagueTableAnswer, LeagueTableQuery } from '../../contract/league-tables.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { type Period, weekOf } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { leagueTable } from '../../domain/ranking/league-table.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
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
  const { set } = await currentSet(ports.catalogues, query.set);
  const { period } = query;
  if (period.frequency === 'week' || !set.leagues.includes(query.league)) throw noTable(query);
  const weeks = weeksEndingIn(period);
  const editions = [];
  for (let start = 0; start < weeks.length; start += atATime) {
    const some = weeks.slice(start, start + atATime);
    editions.push(
      ...(await Promise.all(some.map((week) => ports.editions.find(set.id, week, query.league)))),
    );
  }
  const ranked = editions.filter((edition) => edition !== null);
  if (ranked.length === 0) throw noTable(query);
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

function noTable({ set, period, league }: LeagueTableQuery): Problem {
  const shown = shownKey(league);
  return new Problem('not-found', {
    vi: `Chưa có bảng tổng hợp ${shown} của bộ ${set} cho ${period.id}. Bảng tổng hợp có cho tháng, quý, nửa năm và năm (2024-03, 2024-Q1, 2024-H1, 2024) khi đã có ít nhất một tuần được xếp hạng.`,
    en: `There is no table of ${shown} by set ${set} for ${period.id}. Tables exist for months, quarters, halves and years (2024-03, 2024-Q1, 2024-H1, 2024) with at least one ranked week.`,
  });
}
