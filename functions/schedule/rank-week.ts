import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { dateAt, type Period, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { EditionStore } from '../../domain/ports/report-store.ts';
import type { SubmissionStore } from '../../domain/ports/submission-store.ts';
import { computeEdition } from '../../domain/ranking/compute-edition.ts';
import { rankedSetOf } from './idle-reason.ts';

/** What ranking a week needs from outside. */
export type RankPorts = { readonly submissions: SubmissionStore; readonly editions: EditionStore };

/**
 * Ranks the week that had just ended at the nominal time by the ranked set, if it is owed, and freezes the result as
 * edition 1 for each league. An edition that is there already stays as it is.
 * @returns a short account for the ledger
 */
export async function rankWeek(
  ports: RankPorts,
  { catalogue, version }: VersionedCatalogue,
  nominalTime: Temporal.Instant,
): Promise<string> {
  const period = previousPeriod(weekOf(dateAt(nominalTime)));
  const set = rankedSetOf(catalogue, period);
  if (set === undefined) return `nothing is owed for ${period.id}`;
  const calendar = new WorkingCalendar(catalogue.calendar);
  const cutOffAt = earlierOf(windowOf(set, period, calendar).locksAt, nominalTime).toString();
  const submissions = await ports.submissions.latestByUnit(set, period.id, cutOffAt);
  const accounts: string[] = [];
  for (const league of catalogue.leagues.filter(({ id }) => set.leagues.includes(id))) {
    const previous = await previousEdition(ports.editions, set, period, league.id);
    const edition = computeEdition({
      catalogue,
      catalogueVersion: version,
      set,
      league,
      period,
      cutOffAt,
      submissions,
      previous,
    });
    const frozen = await ports.editions.freeze(edition);
    const done = frozen === 'stored' ? 'ranked' : 'was ranked before';
    accounts.push(`${set.id} ${period.id} ${league.id}: ${edition.received}/${edition.expected} ${done}`);
  }
  return accounts.join('; ');
}

function previousEdition(editions: EditionStore, set: IndicatorSet, period: Period, league: string) {
  return editions.find(set.id, previousPeriod(period).id, league);
}

function earlierOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
