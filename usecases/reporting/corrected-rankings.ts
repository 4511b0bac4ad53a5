import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { EditionRanks } from '../../domain/ranking/edition.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Ports } from '../ports/ports.ts';

/** How many weeks back a correction is still mentioned: an exception from a lock lasts at most a month. */
const weeksBack = 6;

/** One of those that a report mentions. */
export type CorrectedRanking = NonNullable<WeeklyReport['corrected']>[number];

/**
 * The rankings of earlier weeks that were recomputed after their report, and that no later report has mentioned yet, oldest week
 * first. Those that moved no unit are left out.
 */
export async function correctedRankings(
  { editions, reports }: Pick<Ports, 'editions' | 'reports'>,
  catalogue: Catalogue,
  set: IndicatorSet,
  period: Period,
): Promise<CorrectedRanking[]> {
  const weeks: { set: string; period: string }[] = [];
  let week = period;
  for (let back = 0; back < weeksBack; back += 1) {
    week = previousPeriod(week);
    weeks.unshift({ set: set.id, period: week.id });
  }
  const earlier = (await reports.findAll(weeks)).filter((report) => report !== null);
  const mentioned = earlier.flatMap((report) => report.corrected ?? []);
  const found: CorrectedRanking[] = [];
  for (const report of earlier) {
    for (const { league, edition: reported } of report.leagues) {
      const told = mentioned.filter((one) => one.period === report.period && one.league === league);
      const known = Math.max(reported, ...told.map(({ edition }) => edition));
      const latest = await editions.latest(set.id, report.period, league);
      const moving: EditionRanks[] = [];
      for (let number = known + 1; number <= latest; number += 1) {
        const edition = await editions.findRanks(set.id, report.period, league, number);
        if (edition?.recomputed && edition.recomputed.moved.length > 0) moving.push(edition);
      }
      const last = moving.at(-1);
      if (last === undefined) continue;
      const moved = new Set(moving.flatMap((one) => one.recomputed?.moved ?? []).map(({ unit }) => unit));
      const leagueName = catalogue.leagues.find(({ id }) => id === league)?.name ?? {
        vi: league,
        en: league,
      };
      const about = { period: report.period, league, leagueName, edition: last.edition };
      found.push({ ...about, reason: last.recomputed?.reason ?? '', moved: moved.size });
    }
  }
  return found;
}
