import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import type { SentState } from './completeness/sent-state.ts';
import type { Values } from './values.ts';

/** What a unit has sent of what a set asks of it. */
export type FiguresSent = {
  readonly sent: SentState;
  /** The ids of the indicators that the set asks the unit for, in the set's order. */
  readonly asked: readonly string[];
  /** Those of them without a figure. “Nothing to report” is a figure. */
  readonly lacking: readonly string[];
};

/**
 * Compares a unit's figures with what a set asks of it: every scored indicator that applies to the unit or, where none of
 * those is scored, every indicator that applies. Figures that are only tracked are welcome but do not make a submission
 * complete; on their own they are partial. The unit that sends the standing at the head of the reports is asked only for that
 * standing.
 * @param set the set as it is in force for the period
 * @param values the figures in force; undefined or empty when the unit has sent none
 */
export function figuresSent(set: IndicatorSet, unit: Unit, values: Values | undefined): FiguresSent {
  const asked = askedOf(set, unit);
  const lacking = asked.filter((id) => values?.has(id) !== true);
  if (values === undefined || values.size === 0) return { sent: 'nothing', asked, lacking };
  return { sent: lacking.length === 0 ? 'complete' : 'partial', asked, lacking };
}

const askedBySet = new WeakMap<IndicatorSet, WeakMap<Unit, readonly string[]>>();

/**
 * The ids of the indicators that a set asks a unit for, in the set's order, found once for each set and unit; see
 * {@link figuresSent}.
 */
export function askedOf(set: IndicatorSet, unit: Unit): readonly string[] {
  const byUnit = askedBySet.get(set) ?? new WeakMap<Unit, readonly string[]>();
  askedBySet.set(set, byUnit);
  const asked = byUnit.get(unit) ?? findAsked(set, unit);
  byUnit.set(unit, asked);
  return asked;
}

function findAsked(set: IndicatorSet, unit: Unit): readonly string[] {
  const applicable = set.indicators.filter((indicator) => applies(indicator, unit));
  const scored = applicable.filter((indicator) => maxPointsOf(indicator) > 0);
  const { headline } = set;
  const standing = applicable.filter(({ id }) => headline?.unit === unit.id && headline.indicator === id);
  return ([standing, scored].find(({ length }) => length > 0) ?? applicable).map(({ id }) => id);
}
