import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { earlierOf } from '../../domain/period/compare-instants.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Ports } from '../ports/ports.ts';
import { earlierEditions } from './earlier-editions.ts';
import { rankedLeagues, rankLeague, readFigures } from './rank-league.ts';
import { rankedSetOf } from './ranked-set.ts';

/**
 * Ranks the week that ended before the nominal time, if the ranked set owes that week, and freezes the result as
 * edition 1 of each league. Existing editions are kept.
 * @returns a short summary for the ledger
 */
export async function rankWeek(
  ports: Pick<Ports, 'submissions' | 'editions'>,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
): Promise<string> {
  const { catalogue } = current;
  const period = previousPeriod(weekOf(dateAt(nominalTime)));
  const set = rankedSetOf(catalogue, period);
  if (set === undefined) return `nothing is owed for ${period.id}`;
  const calendar = new WorkingCalendar(catalogue.calendar);
  const { locksAt } = windowOf(set, period, calendar);
  const ranking = { current, set, period, cutOffAt: earlierOf(locksAt, nominalTime) };
  const figures = await readFigures(ports, ranking);
  if (figures.submissions.length === 0 && !calendar.hasWorkingDay(period.from, period.to))
    return `${period.id} has no working day, and nobody sent anything`;
  const accounts: string[] = [];
  for (const league of rankedLeagues(ranking)) {
    const edition = rankLeague(
      ranking,
      league,
      figures,
      await earlierEditions(ports, ranking, league, figures),
    );
    const frozen = await ports.editions.freeze(edition);
    const done = frozen ? 'ranked' : 'was ranked before';
    accounts.push(`${set.id} ${period.id} ${league.id}: ${edition.received}/${edition.expected} ${done}`);
  }
  return accounts.join('; ');
}
