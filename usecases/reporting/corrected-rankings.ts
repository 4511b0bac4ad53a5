import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { movedUnits } from '../../domain/ranking/moved-units.ts';
import { reasonsOf } from '../../domain/report/reasons-of.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';

/** How many weeks back a correction is still mentioned: an exception from a lock lasts at most a month. */
const weeksBack = 6;

/** The most units that a report names of those that a correction moved. */
const mostNamed = 5;

/** One of those that a report mentions. */
type CorrectedRanking = NonNullable<WeeklyReport['corrected']>[number];

/** Rankings to mention, and the weeks of which it is not known whether there are more, because a row cannot be read. */
export type CorrectedRankings = {
  readonly corrected: readonly CorrectedRanking[];
  readonly unreadable: readonly string[];
};

/**
 * The rankings of earlier weeks that differ from what a report last said about them, oldest week first, with the units whose
 * points, place or class differ now. A change that was reverted is left out.
 */
export async function correctedRankings(
  ports: Pick<Ports, 'editions' | 'reports'>,
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
): Promise<CorrectedRankings> {
  const weeks: { set: string; period: string }[] = [];
  let week = period;
  for (let back = 0; back < weeksBack; back += 1) {
    week = previousPeriod(week);
    weeks.unshift({ set: set.id, period: week.id });
  }
  const stored = await ports.reports.findAll(weeks);
  const earlier = stored.filter((report) => report !== null && report !== 'unreadable');
  const unreadable = new Set(
    weeks.filter((_, index) => stored[index] === 'unreadable').map((one) => one.period),
  );
  const mentioned = earlier.flatMap((report) => report.corrected ?? []);
  const found: CorrectedRanking[] = [];
  for (const report of earlier) {
    for (const { league, edition: reported } of report.leagues) {
      const before = mentioned.filter((one) => one.period === report.period && one.league === league);
      const known = Math.max(reported, ...before.map(({ edition }) => edition));
      const latest = await ports.editions.latest(set.id, report.period, league);
      if (latest <= known) continue;
      const editions = await editionsFrom(ports.editions, [set.id, report.period, league], known, latest);
      const [told, now] = [editions.get(known), editions.get(latest)];
      if (editions.size <= latest - known) unreadable.add(report.period);
      if (told === undefined || now === undefined) continue;
      const moved = movedUnits(told, now);
      if (moved.length === 0) continue;
      const since = [...editions.values()].filter(({ edition }) => edition > known);
      const reason = reasonsOf(since, new Set(moved.map(({ unit }) => unit)));
      const leagueName = catalogue.leagues.find(({ id }) => id === league)?.name ?? {
        vi: league,
        en: league,
      };
      const units = moved.slice(0, mostNamed).map(({ name }) => name);
      found.push({
        period: report.period,
        league,
        leagueName,
        edition: latest,
        reason,
        moved: moved.length,
        units,
      });
    }
  }
  return { corrected: found, unreadable: [...unreadable].sort() };
}

/** The editions of a ranking from one number to another that can be read, by number. */
async function editionsFrom(
  editions: EditionStore,
  key: readonly [set: string, period: string, league: string],
  from: number,
  to: number,
): Promise<Map<number, Edition>> {
  const found = new Map<number, Edition>();
  for (let number = from; number <= to; number += 1) {
    const edition = await unlessUnreadable(editions.find(...key, number));
    if (edition !== null) found.set(number, edition);
  }
  return found;
}
