import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { FigureTable } from '../submission/figure-table.ts';
import type { Values } from '../submission/values.ts';
import { type GroupScore, groupList } from './group-scores.ts';
import { type IndicatorScore, type Score, scoreList } from './indicator-scores.ts';
import { type RowScore, scoreRow } from './score-row.ts';
import { planOf } from './scoring-plan.ts';

/** A unit's points: the total is the sum of the groups. */
export type GroupedScore = Score & { readonly groups: readonly GroupScore[] };

/** The same with those of each indicator, of which a group is the sum. */
export type UnitScore = GroupedScore & { readonly indicators: readonly IndicatorScore[] };

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
  const { points, maxPoints, groups, indicators } = rowOf(set, unit, values);
  return { points, maxPoints, groups: groupList(groups), indicators: scoreList(indicators) };
}

/** The same without a list of every indicator, which a receipt does not show. */
export function scoreGroups(set: IndicatorSet, unit: Unit, values: Values): GroupedScore {
  const { points, maxPoints, groups } = rowOf(set, unit, values);
  return { points, maxPoints, groups: groupList(groups) };
}

function rowOf(set: IndicatorSet, unit: Unit, values: Values): RowScore {
  const table = new FigureTable(set, 1);
  table.readValues(0, values);
  return scoreRow(planOf(set, unit), table, 0);
}
