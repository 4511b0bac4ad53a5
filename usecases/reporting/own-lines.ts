import type { Edition } from '../../domain/ranking/edition.ts';
import { mostOwn, type OwnLines } from '../../domain/report/own-lines.ts';
import { ownReportLine } from '../../domain/report/reported-league.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * The lines of a reader's own units in the rankings that a report shows in part, from the editions that it reports.
 * @returns null for a reader without any
 */
export async function ownLinesOf(
  { editions }: Pick<Ports, 'editions'>,
  { set, period, empty, leagues }: WeeklyReport,
): Promise<(units: ReadonlySet<string>) => OwnLines | null> {
  const shortened = empty ? [] : leagues.filter(({ summary }) => summary !== undefined);
  const rankings: {
    readonly league: string;
    readonly edition: Edition;
    readonly places: ReadonlyMap<string, number>;
  }[] = [];
  for (const { league, edition: number } of shortened) {
    const edition = await editions.find(set, period, league, number);
    if (edition === null) throw new Error(`there is no edition ${number} of ${league} for ${set}, ${period}`);
    const places = new Map(edition.lines.map(({ unit }, place) => [unit, place]));
    rankings.push({ league, edition, places });
  }
  return (units) => {
    const own = rankings.flatMap(({ league, edition, places }) =>
      [...units]
        .flatMap((unit) => places.get(unit) ?? [])
        .sort((a, b) => a - b)
        .map((place) => ({ league, edition, place })),
    );
    if (own.length === 0) return null;
    const lines = own
      .slice(0, mostOwn)
      .flatMap(({ league, edition, place }) =>
        edition.lines
          .slice(place, place + 1)
          .map((line) => ({ league, line: ownReportLine(edition, line, place) })),
      );
    return { lines, more: own.length - lines.length };
  };
}
