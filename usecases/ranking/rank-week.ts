import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import type { Ports } from '../ports/ports.ts';
import { earlierEditions } from './earlier-editions.ts';
import { rankedLeagues, rankLeague, readFigures } from './rank-league.ts';
import { rankedSetOf } from './ranked-set.ts';
import { rankingCutOff } from './ranking-cut-off.ts';

/**
 * Ranks the week that ended before the nominal time, if the ranked set owes that week, and freezes the result as
 * edition 1 of each league. Existing editions are kept.
 */
export async function rankWeek(
  ports: Pick<Ports, 'submissions' | 'editions'>,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
): Promise<RunSummary> {
  const { catalogue } = current;
  const period = previousPeriod(weekOf(dateAt(nominalTime)));
  const set = rankedSetOf(catalogue, period);
  if (set === undefined) return RunSummary.of('nothing-owed', { period: period.id });
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const ranking = { current, set, period, cutOffAt: rankingCutOff(set, period, calendar, nominalTime) };
  const figures = await readFigures(ports, ranking);
  const isEmpty =
    figures.submissions.length === 0 && figures.unreadable.size === 0 && figures.unapproved.size === 0;
  if (isEmpty && !calendar.hasWorkingDay(period.from, period.to))
    return RunSummary.of('no-working-day', { period: period.id });
  const accounts: RunSummary[] = [];
  for (const league of rankedLeagues(ranking)) {
    const edition = rankLeague(
      ranking,
      league,
      figures,
      await earlierEditions(ports, ranking, league, figures),
    );
    const frozen = await ports.editions.freeze(edition);
    const about = { set: set.id, period: period.id, league: league.id };
    const slots = { ...about, count: edition.received, total: edition.expected };
    accounts.push(RunSummary.of(frozen ? 'ranked' : 'ranked-before', slots));
  }
  return RunSummary.all(accounts);
}
