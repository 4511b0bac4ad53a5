import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { classOf } from './class-of.ts';
import type { Comparisons } from './comparisons.ts';
import { compareCodes, competitionRank } from './competition-rank.ts';
import type { ComputedLine } from './computed-edition.ts';
import type { Counted } from './counted-figures.ts';
import { placesBy, placesGained } from './explain-change.ts';
import { cheapestStepUp } from './next-step-up.ts';
import type { Share } from './share.ts';
import { Totals } from './totals.ts';

/** What all lines of a ranking share: the shares of the ranked units, and the earlier rankings. */
type RankedLeague = {
  readonly totals: Totals;
  readonly comparisons: Comparisons;
};

/** The lines of a ranking: the ranked units by rank, then those without a rank in unit-code order. */
export function rankingLines(
  set: IndicatorSet,
  listed: readonly Counted[],
  comparisons: Comparisons,
): ComputedLine[] {
  const placed = competitionRank(
    listed.filter(hasRank).map((source) => ({ unit: source.unit.id, source, ...shareOf(source) })),
  );
  const league = {
    totals: new Totals(placed),
    comparisons,
  };
  return [
    ...placed.map(({ source, rank }) => rankedLine(set, source, rank, league)),
    ...listed
      .filter((one) => !hasRank(one))
      .map(plainLine)
      .sort(compareCodes),
  ];
}

/** The share of each unit that is ranked. */
export function rankedShares(listed: readonly Counted[]): ReadonlyMap<string, Share> {
  return new Map(listed.filter(hasRank).map((source) => [source.unit.id, shareOf(source)]));
}

function hasRank({ notRanked }: Counted): boolean {
  return notRanked === null;
}

function shareOf({ score: { points, maxPoints } }: Counted): Share {
  return { points, maxPoints };
}

/** A line without a rank, which is nothing but what the unit sent and earned. */
function plainLine({ unit, counted, own, score, notRanked, unapproved }: Counted): ComputedLine {
  // Figures that cannot be read were submitted all the same.
  const isUnreadable = notRanked === 'unreadable';
  const submitted = isUnreadable || own.sent !== 'nothing';
  const line: ComputedLine = {
    unit: unit.id,
    name: unit.name,
    rank: null,
    notRanked,
    submitted,
    sent: isUnreadable ? null : own.sent,
    lacking: own.lacking.length === 0 ? [] : [...own.lacking],
    points: score.points,
    maxPoints: score.maxPoints,
    class: null,
    late: submitted && counted?.late === true,
    illustrative: counted?.illustrative ?? false,
    delta: null,
    before: null,
    stepUp: null,
    noSingleStep: false,
    groups: score.groups,
    indicators: score.indicators,
  };
  if (unapproved !== undefined) line.unapproved = unapproved;
  if (counted === undefined) return line;
  line.revision = counted.revision;
  if (!submitted) line.carriedFrom = counted.period;
  return line;
}

function rankedLine(set: IndicatorSet, source: Counted, rank: number, league: RankedLeague): ComputedLine {
  const line = plainLine(source);
  line.rank = rank;
  line.class = classOf(set, source.score);
  if (!line.submitted) return line;
  line.stepUp = cheapestStepUp(source, league.totals);
  line.noSingleStep = line.stepUp === null && rank > 1;
  compare(line, league);
  return line;
}

/** Notes how a ranked unit's points and rank changed, by figures of its own. */
function compare(line: ComputedLine, { comparisons }: RankedLeague): void {
  const earlier = comparisons.of(line.unit);
  if (earlier === undefined) return;
  const { edition, line: before, common } = earlier;
  line.delta = { points: line.points - before.points, places: placesGained(line, before, common) };
  if (edition !== comparisons.latest) line.comparedWith = comparisons.named(edition);
  const { ownPlaces, othersPlaces } = placesBy(line, before, common);
  line.before = { indicators: before.indicators, lacking: before.lacking, ownPlaces, othersPlaces };
}
