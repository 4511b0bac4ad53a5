import { type IndicatorScores, scoreList } from '../scoring/indicator-scores.ts';
import type { Common } from './comparisons.ts';
import type { RankingLine } from './edition.ts';
import { largerShareFirst, type Share } from './share.ts';
import type { Totals } from './totals.ts';

/**
 * Why a unit's points and rank changed since an earlier ranking. Points are in 1/100; places are positive upwards.
 *
 * `indicators` holds the change in points of each indicator with a figure in both periods, largest first. `notSent` holds
 * the points lost or gained in indicators that lack a figure in one of them: that figure is no cause of anything, only its
 * absence. Together they sum to the change of the total. `ownPlaces` are the places gained had only the unit's own points
 * changed, `othersPlaces` those had only the other units' points changed; both among the units ranked both times, and null
 * where the unit is the only one.
 */
export type ChangeExplanation = NonNullable<RankingLine['why']>;

type Change = ChangeExplanation['indicators'][number];

/** A ranked unit's line, as far as the change of its points is explained. */
export type ExplainedLine = {
  readonly lacking: readonly string[];
  readonly indicators: IndicatorScores;
};

/**
 * The places that a unit gained by its own points, and by those of the others, between two rankings of its league. Each effect
 * is computed with the other held constant, so they need not sum to the change.
 * @param now the unit's share in the later ranking
 * @param before the unit's share in the earlier ranking
 * @param common the units ranked in both, including the unit itself
 */
export function placesBy(
  now: Share,
  before: Share,
  common: Common,
): Pick<ChangeExplanation, 'ownPlaces' | 'othersPlaces'> {
  if (common.now.size <= 1) return { ownPlaces: null, othersPlaces: null };
  const wasAhead = common.before.ahead(before);
  return {
    ownPlaces: wasAhead - aheadInstead(now, before, common.before),
    othersPlaces: wasAhead - aheadInstead(before, now, common.now),
  };
}

/**
 * Explains a unit's change between two rankings of its league.
 * @param now the unit's line in the later ranking
 * @param before what it had in the earlier one, and the places by {@link placesBy}
 * @param givenAsPoints the indicators of kind points, whose figures are shown beside their change
 */
export function explainChange(
  now: ExplainedLine,
  before: ExplainedLine & Pick<ChangeExplanation, 'ownPlaces' | 'othersPlaces'>,
  givenAsPoints: ReadonlySet<string>,
): ChangeExplanation {
  const { ownPlaces, othersPlaces } = before;
  return { ...indicatorChanges(now, before, givenAsPoints), ownPlaces, othersPlaces };
}

/** The places that a unit gained among the units ranked in both rankings; null where it is the only one. */
export function placesGained(now: Share, before: Share, common: Common): number | null {
  return common.now.size > 1 ? common.before.ahead(before) - common.now.ahead(now) : null;
}

function indicatorChanges(
  now: ExplainedLine,
  before: ExplainedLine,
  givenAsPoints: ReadonlySet<string>,
): Pick<ChangeExplanation, 'indicators' | 'notSent'> {
  const indicators: Change[] = [];
  const notSent: ChangeExplanation['notSent'] = [];
  for (const [indicator, is, was] of pairs(now.indicators, before.indicators)) {
    const points = (is?.points ?? 0) - (was?.points ?? 0);
    if (now.lacking.includes(indicator)) notSent.push({ indicator, points, lacking: 'now' });
    else if (before.lacking.includes(indicator)) notSent.push({ indicator, points, lacking: 'before' });
    else if (is !== undefined && was?.maxPoints === is.maxPoints && givenAsPoints.has(indicator))
      indicators.push({
        indicator,
        points,
        figures: { before: was.points, now: is.points, of: is.maxPoints },
      });
    else indicators.push({ indicator, points });
  }
  return { indicators: indicators.sort(largestFirst), notSent: notSent.sort(largestFirst) };
}

/** The points of an indicator out of those it could earn. */
type Scored = Share;

/** The indicators of two lines whose points differ, each with its score in both; undefined where a line does not have it. */
function pairs(
  now: IndicatorScores,
  before: IndicatorScores,
): [indicator: string, now: Scored | undefined, before: Scored | undefined][] {
  const found: [string, Scored | undefined, Scored | undefined][] = [];
  const left = new Map(scoreList(before).map((was) => [was.indicator, was]));
  for (const is of scoreList(now)) {
    const was = left.get(is.indicator);
    left.delete(is.indicator);
    if (is.points !== (was?.points ?? 0)) found.push([is.indicator, is, was]);
  }
  for (const [indicator, was] of left) if (was.points !== 0) found.push([indicator, undefined, was]);
  return found;
}

type Part = { readonly indicator: string; readonly points: number };

function largestFirst(one: Part, other: Part): number {
  return Math.abs(other.points) - Math.abs(one.points) || (one.indicator < other.indicator ? -1 : 1);
}

/** How many would be ahead of a share in a ranking from which the unit's own is removed. */
function aheadInstead(share: Share, own: Share, totals: Totals): number {
  const isOwnAhead = largerShareFirst(own, share) < 0;
  return totals.ahead(share) - (isOwnAhead ? 1 : 0);
}
