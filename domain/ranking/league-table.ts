import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { Text } from '../language/text.ts';
import { competitionRank, morePointsFirst } from './competition-rank.ts';
import type { Edition } from './edition.ts';

/** A unit's results over several weeks. Points are in 1/100. */
export type LeagueTableLine = {
  readonly unit: string;
  readonly name: Text;
  readonly rank: number;
  /** The average of its weekly points, rounded half up. */
  readonly points: number;
  /** The average of the reachable points. */
  readonly maxPoints: number;
  /** Weeks in which the unit was ranked, weeks with figures of its own, and weeks with figures on time. */
  readonly weeks: number;
  readonly submitted: number;
  readonly onTime: number;
  readonly bestRank: number;
  /** Weeks in which the unit ranked first. */
  readonly wins: number;
  /** Whether the set's rule proposes the unit for commendation. */
  readonly candidate: boolean;
};

/**
 * A league's table over a quarter or a year: units by the average of their weekly points. A unit that was in the league
 * for part of the time is averaged over that part.
 * @param editions the latest edition of each week of one league, in any order
 */
export function leagueTable(set: IndicatorSet, editions: readonly Edition[]): LeagueTableLine[] {
  const averaged = [...linesByUnit(editions)].map(([unit, lines]) => ({
    unit,
    ...lines,
    points: average(lines.sum, lines.weeks),
    maxPoints: average(lines.most, lines.weeks),
  }));
  return competitionRank(averaged, morePointsFirst).map(({ sum: _, most: __, ...line }) => ({
    ...line,
    candidate: isCandidate(set, line, editions.length),
  }));
}

type Sums = Omit<LeagueTableLine, 'unit' | 'rank' | 'points' | 'maxPoints' | 'candidate'> & {
  readonly sum: number;
  readonly most: number;
};

function linesByUnit(editions: readonly Edition[]): Map<string, Sums> {
  const units = new Map<string, Sums>();
  for (const { lines } of editions.toSorted((a, b) => (a.period < b.period ? -1 : 1))) {
    for (const { unit, name, rank, points, maxPoints, submitted, late } of lines) {
      const before = units.get(unit);
      units.set(unit, {
        name,
        weeks: (before?.weeks ?? 0) + 1,
        sum: (before?.sum ?? 0) + points,
        most: (before?.most ?? 0) + maxPoints,
        submitted: (before?.submitted ?? 0) + (submitted ? 1 : 0),
        onTime: (before?.onTime ?? 0) + (submitted && !late ? 1 : 0),
        bestRank: Math.min(before?.bestRank ?? rank, rank),
        wins: (before?.wins ?? 0) + (rank === 1 && points > 0 ? 1 : 0),
      });
    }
  }
  return units;
}

function isCandidate(
  { commendation }: IndicatorSet,
  { rank, points, maxPoints, submitted }: Omit<LeagueTableLine, 'candidate'>,
  weeks: number,
): boolean {
  if (commendation === undefined || submitted < weeks) return false;
  return rank <= commendation.places && points * 10_000 >= commendation.from * maxPoints;
}

function average(sum: number, count: number): number {
  return Math.floor((2 * sum + count) / (2 * count));
}
