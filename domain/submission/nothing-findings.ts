import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import type { Indicator, Value } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import { isEmpty } from '../scoring/is-empty.ts';
import { planOf } from '../scoring/scoring-plan.ts';
import { figuresOf } from './comparable-figures.ts';
import type { SoftFinding } from './soft-finding.ts';
import type { LastFigures } from './soft-rules.ts';
import type { Values } from './values.ts';

/** The share of a set's points, in 1/100 per cent, above which “nothing to report” needs explaining when the set declares none. */
const usualShare = 5_000;

/**
 * Finds figures that say there was nothing, a whole of zero included, where that needs explaining: the unit had a figure for the
 * indicator before; or more than a share of the points that the unit can earn is declared as nothing, and then each of
 * those indicators. One finding for each indicator, in the set's order. An indicator whose `softRules` are an empty list is not
 * compared with earlier figures.
 * @param set the set as it is in force for the period
 * @param last the last figure before it of each indicator that has one
 * @param next the figures in force after the submission
 */
export function nothingFindings(
  set: IndicatorSet,
  unit: Unit,
  last: LastFigures,
  next: Values,
): SoftFinding[] {
  const empty = set.indicators.filter((indicator) => isEmptyIn(next, indicator));
  if (empty.length === 0) return [];
  const limit = set.commentNothingAbove ?? usualShare;
  const all = planOf(set, unit).weight;
  const declared = empty.reduce((sum, one) => sum + maxPointsOf(one), 0);
  const share = all === 0 ? 0 : Math.floor((declared * 10_000) / all);
  return empty.flatMap((indicator): SoftFinding[] => {
    const before = last.values.get(indicator.id);
    const since = last.since.get(indicator.id);
    const found = before === undefined ? null : unlikeBefore(indicator, before);
    if (found !== null) return [{ ...found, ...(since === undefined ? {} : { since }) }];
    if (share <= limit || maxPointsOf(indicator) === 0) return [];
    return [{ indicator: indicator.id, code: 'mostly-nothing', before: limit, after: share }];
  });
}

function isEmptyIn(values: Values, { id }: Indicator): boolean {
  const value = values.get(id);
  return value !== undefined && isEmpty(value);
}

function unlikeBefore(indicator: Indicator, before: Value): SoftFinding | null {
  const isOff = 'softRules' in indicator && indicator.softRules?.length === 0;
  if (isOff || isEmpty(before)) return null;
  const compared = figuresOf(indicator, before);
  const largest = compared.toSorted((a, b) => b.figure - a.figure)[0];
  const about = { indicator: indicator.id, code: 'nothing-unlike-before', after: 0 } as const;
  if (largest === undefined) return { ...about, before: 0 };
  return largest.figure <= 0 ? null : { ...about, part: largest.part, before: largest.figure };
}
