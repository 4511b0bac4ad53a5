import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { partialRuleOf } from '../catalogue/scoring-rules.ts';
import type { Text } from '../language/text.ts';
import { compareCodes, competitionRank } from './competition-rank.ts';
import type { EditionHead, PlaceLine } from './edition.ts';
import { tooFewToCompare } from './too-few-to-compare.ts';

/** A unit's results over several weeks. Points are in 1/100. */
export type LeagueTableLine = {
  readonly unit: string;
  readonly name: Text;
  /** Null for a unit that was ranked in none of the weeks. */
  readonly rank: number | null;
  /** The average of its weekly points, rounded half up. */
  readonly points: number;
  /** The average of the reachable points. */
  readonly maxPoints: number;
  /** Weeks in the average, weeks with figures of its own, and weeks with figures on time. */
  readonly weeks: number;
  readonly submitted: number;
  readonly onTime: number;
  /** Of the weeks in which enough units sent figures to compare; null where the unit was ranked in none of those. */
  readonly bestRank: number | null;
  /** Those of them in which the unit ranked first. */
  readonly wins: number;
  /** Whether the set's rule proposes the unit for commendation. */
  readonly candidate: boolean;
};

/**
 * A league's table over a quarter or a year. Units are ordered by their average weekly points as a share of what they could
 * reach on average. A unit that was in the league for part of the time is averaged over that part.
 *
 * A week in which a unit sent nothing counts with no points, as in that week's ranking: leaving it out would reward skipping
 * a bad week. A week in which the unit was unranked for another reason, or in which nobody was ranked, is left out.
 */
export class LeagueTable {
  readonly #set: IndicatorSet;
  readonly #units = new Map<string, Results>();
  #weeks = 0;

  constructor(set: IndicatorSet) {
    this.#set = set;
  }

  /**
   * Adds a week by the latest edition of it. A unit's name is that of the week added last, so weeks are added in order.
   * @param lines all of its lines
   */
  add({ expected, received, provisional }: EditionHead, lines: readonly PlaceLine[]): void {
    const ranked = lines.filter(({ rank }) => rank !== null).length;
    if (ranked === 0) return;
    this.#weeks += 1;
    const compares = !tooFewToCompare({ expected, received, provisional, ranked });
    for (const line of lines)
      this.#units.set(line.unit, withWeek(this.#set, this.#units.get(line.unit) ?? none, line, compares));
  }

  /** The table over all weeks added. */
  lines(): LeagueTableLine[] {
    const averaged = [...this.#units].map(([unit, results]) => ({
      unit,
      results,
      points: average(results.sum, results.weeks),
      maxPoints: average(results.most, results.weeks),
    }));
    const everRanked = averaged.filter(({ results }) => results.ranked > 0);
    const neverRanked = averaged.filter(({ results }) => results.ranked === 0);
    return [
      ...competitionRank(everRanked),
      ...neverRanked.sort(compareCodes).map((one) => ({ ...one, rank: null })),
    ].map(({ unit, rank, points, maxPoints, results }) => {
      const { name, weeks, submitted, onTime, bestRank, wins } = results;
      const candidate = isCandidate(this.#set, { rank, points, maxPoints }, results, this.#weeks);
      return { unit, name, rank, points, maxPoints, weeks, submitted, onTime, bestRank, wins, candidate };
    });
  }
}

type Results = Pick<LeagueTableLine, 'name' | 'weeks' | 'submitted' | 'onTime' | 'bestRank' | 'wins'> & {
  readonly sum: number;
  readonly most: number;
  /** Weeks in which it was ranked, and in how many of them by figures of its own. */
  readonly ranked: number;
  readonly rankedByOwn: number;
};

const none: Omit<Results, 'name'> = {
  weeks: 0,
  sum: 0,
  most: 0,
  submitted: 0,
  onTime: 0,
  bestRank: null,
  wins: 0,
  ranked: 0,
  rankedByOwn: 0,
};

function withWeek(
  set: IndicatorSet,
  before: Omit<Results, 'name'>,
  line: PlaceLine,
  compares: boolean,
): Results {
  const { rank, submitted, late } = line;
  const counts = rank !== null || earnsNothing(set, line);
  const told = compares ? rank : null;
  return {
    name: line.name,
    weeks: before.weeks + (counts ? 1 : 0),
    sum: before.sum + (counts ? line.points : 0),
    most: before.most + (counts ? line.maxPoints : 0),
    submitted: before.submitted + (submitted ? 1 : 0),
    onTime: before.onTime + (submitted && !late ? 1 : 0),
    bestRank: told === null ? before.bestRank : Math.min(before.bestRank ?? told, told),
    wins: before.wins + (told === 1 && line.points > 0 ? 1 : 0),
    ranked: before.ranked + (rank === null ? 0 : 1),
    rankedByOwn: before.rankedByOwn + (rank !== null && submitted ? 1 : 0),
  };
}

/** Whether a line without a rank has none for want of any scored figure. */
function earnsNothing(set: IndicatorSet, { notRanked }: PlaceLine): boolean {
  return notRanked === 'nothing-sent' || (notRanked === 'partial' && partialRuleOf(set).means !== 'unranked');
}

function isCandidate(
  { commendation }: IndicatorSet,
  { rank, points, maxPoints }: Pick<LeagueTableLine, 'rank' | 'points' | 'maxPoints'>,
  { rankedByOwn }: Results,
  weeks: number,
): boolean {
  if (commendation === undefined || rank === null || rankedByOwn < weeks) return false;
  return rank <= commendation.places && points * 10_000 >= commendation.from * maxPoints;
}

function average(sum: number, count: number): number {
  return count === 0 ? 0 : Math.floor((2 * sum + count) / (2 * count));
}
