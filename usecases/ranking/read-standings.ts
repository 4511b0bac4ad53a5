import type { SetAndPeriod } from '../../contract/parameters/set-and-period.ts';
import { type Standings, standingsLength } from '../../contract/standings.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { asDecimal } from '../../domain/kinds/hundredths.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { standingChange } from '../../domain/report/delta.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { type StandingOfPeriod, standingBefore, standingOf } from './published-standings.ts';

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
      vi: `${nameWithId(set).vi} không theo dõi thứ hạng do nơi khác công bố.`,
      en: `${nameWithId(set).en} has no standing published by another body.`,
    });
  const now = ports.clock.now();
  const periods = lastPeriods(period);
  const known = await Promise.all(periods.map((one) => standingOf(ports, set, one, now)));
  const [first = period] = periods;
  let before = await standingBefore(ports, set, first, now);
  const series: Standings['series'] = [];
  for (const one of known.filter((standing) => standing !== null && standing !== 'unreadable')) {
    series.push(standingAnswer(one, before));
    before = one;
  }
  const unreadable = periods.flatMap(({ id: of }, index) => (known[index] === 'unreadable' ? [of] : []));
  return {
    set: set.id,
    indicator: indicator.id,
    name: indicator.name,
    unit: headline.unit,
    series,
    ...leftOut(unreadable),
  };
}

function standingAnswer(
  standing: StandingOfPeriod,
  before: StandingOfPeriod | null,
): Standings['series'][number] {
  const change = before && standingChange(standing, before);
  return {
    ...standing,
    points: decimal(standing.points),
    comparedWith: before?.period ?? null,
    delta: change && { points: decimal(change.points), places: change.places },
  };
}

function decimal(hundredths: number | null): number | null {
  return hundredths === null ? null : asDecimal(hundredths);
}

/** The periods of the series, oldest first. */
function lastPeriods(last: Period): Period[] {
  const periods = [last];
  while (periods.length < standingsLength) periods.unshift(previousPeriod(periods[0] ?? last));
  return periods;
}
