import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { periodFrom } from '../../domain/period/period.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { mostOwn, type OwnLines } from '../../domain/report/own-lines.ts';
import { ownReportLine } from '../../domain/report/reported-league.ts';
import { trendOf } from '../../domain/report/trend.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Ports } from '../ports/ports.ts';
import { comparedIn, type ScoringSince, scoringSince } from '../ranking/scoring-since.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { type EarlierWeek, earlierWeeks, periodsBefore, placesIn } from './earlier-weeks.ts';

/**
 * The lines of a reader's own units in the rankings that a report shows in part, from the editions that it reports.
 * @returns null for a reader without any
 */
export async function ownLinesOf(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  current: VersionedCatalogue,
  { set, period, empty, leagues }: WeeklyReport,
): Promise<(units: ReadonlySet<string>) => OwnLines | null> {
  const { editions } = ports;
  const { catalogue } = current;
  const shortened = empty ? [] : leagues.filter(({ summary }) => summary !== undefined);
  const [found, week] = [findSet(catalogue, set), periodFrom(period)];
  const periods = found && week ? periodsBefore(catalogue, found, week) : [];
  const rankings: {
    readonly league: string;
    readonly edition: Edition;
    readonly places: ReadonlyMap<string, number>;
    readonly weeks: readonly EarlierWeek[];
    readonly scoringOf: ScoringSince;
  }[] = [];
  for (const { league, edition: number } of shortened) {
    const edition = await unlessUnreadable(findEdition(league, number));
    // It was read when the report was frozen; a reader without lines beats a report that nobody gets.
    if (edition === null) continue;
    const places = new Map(edition.lines.map(({ unit }, place) => [unit, place]));
    const weeks = await earlierWeeks(editions, set, league, periods);
    const scoringOf = await scoringSince(ports, current, edition, comparedIn(edition, edition.lines));
    rankings.push({ league, edition, places, weeks, scoringOf });
  }
  return (units) => {
    const own = rankings.flatMap(({ places, ...ranking }) =>
      [...units]
        .flatMap((unit) => places.get(unit) ?? [])
        .sort((a, b) => a - b)
        .map((place) => ({ ...ranking, place })),
    );
    if (own.length === 0) return null;
    const lines = own.slice(0, mostOwn).flatMap(({ league, edition, weeks, scoringOf, place }) =>
      edition.lines.slice(place, place + 1).map((line) => {
        const trend = trendOf(placesIn(weeks, line.unit), period, line);
        return { league, line: ownReportLine(edition, line, place, trend, scoringOf) };
      }),
    );
    return { lines, more: own.length - lines.length };
  };

  async function findEdition(league: string, number: number): Promise<Edition> {
    const edition = await editions.find(set, period, league, number);
    if (edition === null) throw new Error(`there is no edition ${number} of ${league} for ${set}, ${period}`);
    return edition;
  }
}
