import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import type { Proportion } from '../kinds/quantity.ts';
import { askedOf } from '../submission/figures-sent.ts';
import type { Frame } from './indicator-scores.ts';
import { apportion } from './points.ts';

/** How one indicator's figures earn points. `code` is that of its kind, as a cell of a `FigureTable` has it. */
export type PlannedIndicator = {
  readonly indicator: Indicator;
  /** Its column in a `FigureTable` of the set. */
  readonly column: number;
  readonly code: number;
  readonly weight: number;
  readonly proportion: Proportion | null;
};

/** A group of indicators as far as they count: from one position to before another in their layout. */
type LaidGroup = {
  readonly id: string;
  readonly maxPoints: number;
  readonly from: number;
  readonly to: number;
};

/** The indicators that count for a unit, in groups, with the points that each can earn. */
export type Layout = {
  readonly frame: Frame;
  readonly indicators: readonly PlannedIndicator[];
  readonly groups: readonly LaidGroup[];
};

/** How a set scores the units to which the same indicators apply, prepared once: a ranking scores thousands of them by it. */
export class ScoringPlan {
  /** The indicators that the set asks for, and the columns of their figures. */
  readonly asked: readonly string[];
  readonly askedColumns: readonly number[];
  /** The indicators that earn points, in the set's order. */
  readonly scored: readonly PlannedIndicator[];
  /** The declared points of all of them. */
  readonly weight: number;
  /** What an empty figure means for its points. */
  readonly whenEmpty: NonNullable<IndicatorSet['notApplicable']>;
  readonly #groups: IndicatorSet['groups'];
  readonly #layouts = new Map<string, Layout>();

  /** @param set the set as in force for the period */
  constructor(set: IndicatorSet, unit: Unit) {
    const columns = new Map(set.indicators.map(({ id }, column) => [id, column]));
    this.asked = askedOf(set, unit);
    this.askedColumns = this.asked.map((id) => columns.get(id) ?? 0);
    this.scored = set.indicators.flatMap((indicator, column) =>
      applies(indicator, unit) && maxPointsOf(indicator) > 0 ? [planned(indicator, column)] : [],
    );
    this.weight = this.scored.reduce((sum, { weight }) => sum + weight, 0);
    this.whenEmpty = set.notApplicable ?? 'share';
    this.#groups = set.groups;
  }

  /**
   * The layout of a unit for which some indicators do not count.
   * @param without their columns, each followed by a comma; units without the same share a layout
   */
  layout(without: string): Layout {
    const layout = this.#layouts.get(without) ?? this.#layOut(new Set(without.split(',')));
    this.#layouts.set(without, layout);
    return layout;
  }

  #layOut(without: ReadonlySet<string>): Layout {
    const indicators: PlannedIndicator[] = [];
    const maxPoints: number[] = [];
    const groups: LaidGroup[] = [];
    for (const group of this.#groups) {
      const counting = this.scored.filter(
        ({ indicator, column }) => indicator.group === group.id && !without.has(String(column)),
      );
      if (counting.length === 0) continue;
      const from = indicators.length;
      indicators.push(...counting);
      const weights = counting.map(({ weight }) => weight);
      maxPoints.push(...apportion(group.maxPoints, weights));
      groups.push({ id: group.id, maxPoints: group.maxPoints, from, to: indicators.length });
    }
    return {
      frame: { ids: indicators.map(({ indicator }) => indicator.id), maxPoints },
      indicators,
      groups,
    };
  }
}

function planned(indicator: Indicator, column: number): PlannedIndicator {
  return {
    indicator,
    column,
    code: 1 + indicatorKinds[indicator.kind].code,
    weight: maxPointsOf(indicator),
    proportion: proportionOf(indicator.kind, indicator),
  };
}

function proportionOf<K extends IndicatorKindName>(kind: K, indicator: IndicatorOf<K>): Proportion | null {
  return indicatorKinds[kind].proportionOf(indicator);
}

const plansBySet = new WeakMap<IndicatorSet, Plans>();

/** The plan of a set for a unit. @param set the set as in force for the period */
export function planOf(set: IndicatorSet, unit: Unit): ScoringPlan {
  const plans = plansBySet.get(set) ?? new Plans(set);
  plansBySet.set(set, plans);
  return plans.of(unit);
}

/** The plans of a set: one for each level, and one for each unit that the set names. */
class Plans {
  readonly #set: IndicatorSet;
  readonly #named: ReadonlySet<string>;
  readonly #byLevel = new Map<string, ScoringPlan>();
  readonly #byUnit = new Map<string, ScoringPlan>();

  constructor(set: IndicatorSet) {
    this.#set = set;
    const named = set.indicators.flatMap(({ appliesTo }) => ('units' in appliesTo ? appliesTo.units : []));
    this.#named = new Set(set.headline === undefined ? named : [...named, set.headline.unit]);
  }

  of(unit: Unit): ScoringPlan {
    const [plans, key] = this.#named.has(unit.id) ? [this.#byUnit, unit.id] : [this.#byLevel, unit.level];
    const plan = plans.get(key) ?? new ScoringPlan(this.#set, unit);
    plans.set(key, plan);
    return plan;
  }
}
