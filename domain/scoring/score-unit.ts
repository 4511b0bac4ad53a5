import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import type { Indicator, Value } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import type { Values } from '../submission/values.ts';
import { isEmpty } from './is-empty.ts';
import { apportion } from './points.ts';
import { scoreValue } from './score-value.ts';

/** Points earned out of points possible, both in 1/100. */
export type Score = { readonly points: number; readonly maxPoints: number };

/** A unit's points: the total is the sum of the groups, and each group the sum of its indicators. */
export type UnitScore = Score & {
  readonly groups: readonly (Score & { readonly group: string })[];
  readonly indicators: readonly (Score & { readonly indicator: string })[];
};

/**
 * Scores one unit's figures by a set as in force for their period. Each indicator is rounded half up once, so printed
 * parts add up to printed totals.
 *
 * An indicator that does not apply to the unit, or whose figure is empty (nothing to report, or the whole is zero),
 * passes its points to the other indicators of its group in proportion to their own, so that every unit can reach the
 * group's full points; a set may declare instead that an empty figure earns all its points, or none. The published rule
 * of set 766 leaves this open: it concerns provinces, and without redistribution a department could reach only 12 of
 * the 18 points of group 1, because some of its indicators apply to the province only.
 *
 * A group in which nothing applies counts neither points nor maximum. A figure that is owed and missing earns nothing.
 */
export function scoreUnit(set: IndicatorSet, unit: Unit, values: Values): UnitScore {
  const whenEmpty = set.notApplicable ?? 'share';
  const groups: (Score & { group: string })[] = [];
  const indicators: (Score & { indicator: string })[] = [];
  for (const group of scoredGroups(set)) {
    const scored: { readonly indicator: Indicator; readonly value: Value | undefined }[] = [];
    for (const indicator of group.indicators) {
      if (!applies(indicator, unit)) continue;
      const value = values.get(indicator.id);
      if (whenEmpty !== 'share' || !isEmpty(value)) scored.push({ indicator, value });
    }
    if (scored.length === 0) continue;
    const isWhole = scored.length === group.indicators.length;
    const maxima = isWhole
      ? group.maxima
      : apportion(
          group.maxPoints,
          scored.map(({ indicator }) => maxPointsOf(indicator)),
        );
    let sum = 0;
    for (const [index, { indicator, value }] of scored.entries()) {
      const maxPoints = maxima[index] ?? 0;
      const points = pointsOf(indicator, value, maxPoints);
      indicators.push({ indicator: indicator.id, points, maxPoints });
      sum += points;
    }
    groups.push({ group: group.id, points: sum, maxPoints: group.maxPoints });
  }
  return { points: sumOf(groups, 'points'), maxPoints: sumOf(groups, 'maxPoints'), groups, indicators };

  function pointsOf(indicator: Indicator, value: Value | undefined, maxPoints: number): number {
    if (whenEmpty !== 'share' && isEmpty(value)) return whenEmpty === 'full' ? maxPoints : 0;
    return scoreValue(indicator, value, maxPoints);
  }
}

/** A group with its scored indicators, and what each can earn where all of them count. */
type ScoredGroup = {
  readonly id: string;
  readonly maxPoints: number;
  readonly indicators: readonly Indicator[];
  readonly maxima: readonly number[];
};

const groupsBySet = new WeakMap<IndicatorSet, readonly ScoredGroup[]>();

/** A set's groups, prepared once per set: a ranking scores thousands of units by it. */
function scoredGroups(set: IndicatorSet): readonly ScoredGroup[] {
  const groups =
    groupsBySet.get(set) ??
    set.groups.map(({ id, maxPoints }) => {
      const indicators = set.indicators.filter((one) => one.group === id && maxPointsOf(one) > 0);
      return { id, maxPoints, indicators, maxima: apportion(maxPoints, indicators.map(maxPointsOf)) };
    });
  groupsBySet.set(set, groups);
  return groups;
}

function sumOf(scores: readonly Score[], part: 'points' | 'maxPoints'): number {
  return scores.reduce((sum, score) => sum + score[part], 0);
}
