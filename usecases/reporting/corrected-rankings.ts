import type { Catalogue, IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
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
 * The rankings of earlier weeks that were recomputed after their report, and that no later report has mentioned yet, oldest week
 * first. Those that moved no unit are left out.
 */
export async function correctedRankings(
  { editions, reports }: Pick<Ports, 'editions' | 'reports'>,
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
  const stored = await reports.findAll(weeks);
  const earlier = stored.filter((report) => report !== null && report !== 'unreadable');
  const unreadable = new Set(
    weeks.filter((_, index) => stored[index] === 'unreadable').map((one) => one.period),
  );
  const mentioned = earlier.flatMap((report) => report.corrected ?? []);
  const found: CorrectedRanking[] = [];
  for (const report of earlier) {
    for (const { league, edition: reported } of report.leagues) {
      const told = mentioned.filter((one) => one.period === report.period && one.league === league);
      const known = Math.max(reported, ...told.map(({ edition }) => edition));
      const latest = await editions.latest(set.id, report.period, league);
      const moved = new Set<string>();
      let last: { readonly edition: number; readonly reason: string } | null = null;
      for (let number = known + 1; number <= latest; number += 1) {
        const found = await unlessUnreadable(correctionOf(editions, set.id, report.period, league, number));
        if (found === null) unreadable.add(report.period);
        const correction = found?.correction ?? null;
        if (correction === null) continue;
        last = { edition: number, reason: correction.reason };
        for (const unit of correction.moved) moved.add(unit);
      }
      if (last === null) continue;
      const leagueName = catalogue.leagues.find(({ id }) => id === league)?.name ?? {
        vi: league,
        en: league,
      };
      const units = [...moved]
        .slice(0, mostNamed)
        .map((id) => findUnit(catalogue, id)?.name ?? { vi: id, en: id });
      found.push({ period: report.period, league, leagueName, ...last, moved: moved.size, units });
    }
  }
  return { corrected: found, unreadable: [...unreadable].sort() };
}

/** Why an edition was made, and the units that it moved; null where it moved none. */
async function correctionOf(
  editions: EditionStore,
  ...key: [set: string, period: string, league: string, edition: number]
): Promise<{ readonly correction: { readonly reason: string; readonly moved: readonly string[] } | null }> {
  const opened = await editions.open(...key);
  const sizes = await opened?.sizes();
  if (!opened || !sizes?.recomputed || sizes.recomputed.moved === 0) return { correction: null };
  const beside = await opened.beside(0, sizes.beside);
  const moved = beside.filter(({ list }) => list === 'moved').map(({ unit }) => unit.unit);
  return { correction: { reason: sizes.recomputed.reason, moved } };
}
