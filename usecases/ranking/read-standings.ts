import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import { type Standings, standingsLength } from '../../contract/standings.ts';
import { asDecimal, withDecimalPoints } from '../../domain/kinds/hundredths.ts';
import { publishedStanding } from '../../domain/kinds/published-standing.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The standing that heads a set's reports, over the latest periods, with its changes.
 * @throws Problem `not-found` for an unknown set, and for a set without such a standing
 */
export async function readStandings(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: id, period }: SetAndPeriod,
): Promise<Standings> {
  const { set } = await currentSet(ports.catalogues, id);
  const { headline } = set;
  const indicator = set.indicators.find((one) => one.id === headline?.indicator);
  if (headline === undefined || indicator === undefined)
    throw new Problem('not-found', {
      vi: `Bộ ${set.id} không theo dõi thứ hạng do nơi khác công bố.`,
      en: `Set ${set.id} has no standing published by another body.`,
    });
  const now = ports.clock.now();
  const known = await Promise.all(
    lastPeriods(period).map(async (one) => {
      const latest = await ports.submissions.latestByUnit(set, one.id, now);
      const submission = latest.find(({ unit }) => unit === headline.unit);
      const standing = publishedStanding(submission?.values.get(indicator.id));
      if (submission === undefined || standing === null) return null;
      return { period: one.id, ...standing, illustrative: submission.illustrative };
    }),
  );
  const series = known.flatMap((one, index): Standings['series'] => {
    const before = known[index - 1] ?? null;
    if (one === null || index === 0) return [];
    const delta = before && {
      points: asDecimal(one.points - before.points),
      places: before.rank - one.rank,
    };
    return [{ ...withDecimalPoints(one), delta }];
  });
  return { set: set.id, indicator: indicator.id, name: indicator.name, unit: headline.unit, series };
}

/** The periods of the series, oldest first, preceded by one more for comparison. */
function lastPeriods(last: Period): Period[] {
  const periods = [last];
  while (periods.length <= standingsLength) periods.unshift(previousPeriod(periods[0] ?? last));
  return periods;
}
