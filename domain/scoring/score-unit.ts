import type { Indicator, IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import type { Value, Values } from '../submission/values.ts';
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
 * Scores one unit's figures by a set as it is in force for their period. Each indicator is rounded half up once, so printed parts add up to printed totals.
 *
 * An indicator that does not apply to the unit, for which there is nothing to report, or a ratio or task list whose
 * whole is zero, leaves its points to the other indicators of its group in proportion to their own, so that every unit can
 * reach the group's full points; a set may declare instead that what is empty earns all its points, or none.
 * A group in which nothing applies counts neither points nor maximum. A figure that is owed and missing earns nothing.
 */
export function scoreUnit(set: IndicatorSet, unit: Unit, values: Values): UnitScore {
  const whenEmpty = set.notApplicable ?? 'share';
  const groups: (Score & { group: string })[] = [];
  const indicators: (Score & { indicator: string })[] = [];
  for (const group of set.groups) {
    const scored = set.indicators.filter(
      (indicator) =>
        indicator.group === group.id &&
        isScored(indicator) &&
        applies(indicator, unit) &&
        (whenEmpty !== 'share' || !isEmpty(values.get(indicator.id))),
    );
    if (scored.length === 0) continue;
    const maxima = apportion(group.maxPoints, scored.map(maxPointsOf));
    const lines = scored.map((indicator, index) => {
      const maxPoints = maxima[index] ?? 0;
      return {
        indicator: indicator.id,
        points: pointsOf(indicator, values.get(indicator.id), maxPoints),
        maxPoints,
      };
    });
    indicators.push(...lines);
    groups.push({ group: group.id, points: sumOf(lines, 'points'), maxPoints: group.maxPoints });
  }
  return { points: sumOf(groups, 'points'), maxPoints: sumOf(groups, 'maxPoints'), groups, indicators };

  function pointsOf(indicator: Indicator, value: Value | undefined, maxPoints: number): number {
    if (isEmpty(value)) return whenEmpty === 'full' ? maxPoints : 0;
    return scoreValue(indicator, value, maxPoints);
  }
}

function isScored(indicator: Indicator): boolean {
  return maxPointsOf(indicator) > 0;
}

function maxPointsOf(indicator: Indicator): number {
  return 'maxPoints' in indicator ? indicator.maxPoints : 0;
}

function isEmpty(value: Value | undefined): boolean {
  return (
    value?.kind === 'none' ||
    (value?.kind === 'ratio' && value.denominator === 0) ||
    (value?.kind === 'tasks' && value.total === 0)
  );
}

function sumOf(scores: readonly Score[], part: 'points' | 'maxPoints'): number {
  return scores.reduce((sum, score) => sum + score[part], 0);
}
