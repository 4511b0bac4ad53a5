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
  /** Whether points are pro rata; if so, by which numbers, else zeros. See {@link Proportion}. */
  readonly isProportional: boolean;
  readonly part: number;
  readonly whole: number;
  readonly isOfSecond: boolean;
};

/** The indicators of a group that count for a unit, with the points that each can earn. */
export type Layout = {
  readonly group: string;
  readonly maxPoints: number;
  readonly frame: Frame;
  readonly indicators: readonly PlannedIndicator[];
};

/** A group of a plan, with at least one indicator. */
export class PlannedGroup {
  /** Its indicators that earn points, in the set's order. */
  readonly indicators: readonly PlannedIndicator[];
  /** The layout in which all of them count. */
  readonly whole: Layout;
  readonly #group: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>;
  readonly #layouts = new Map<string, Layout | null>();

  constructor(
    group: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>,
    indicators: readonly PlannedIndicator[],
  ) {
    this.indicators = indicators;
    this.#group = group;
    this.whole = layOut(group, indicators);
  }

  /**
   * The layout in which some indicators do not count; null where none is left.
   * @param isCounting of each indicator 1, or 0 where it does not count; units with the same share a layout
   */
  layout(isCounting: string): Layout | null {
    const known = this.#layouts.get(isCounting);
    if (known !== undefined) return known;
    const counting = this.indicators.filter((_, at) => isCounting[at] === '1');
    const layout = counting.length === 0 ? null : layOut(this.#group, counting);
    this.#layouts.set(isCounting, layout);
    return layout;
  }
}

/** How a set scores the units to which the same indicators apply, prepared once: a ranking scores thousands of them by it. */
export class ScoringPlan {
  /** The indicators that the set asks for, and the columns of their figures. */
  readonly asked: readonly string[];
  readonly askedColumns: readonly number[];
  /** The groups in which some indicator earns points, in the set's order. */
  readonly groups: readonly PlannedGroup[];
  /** The declared points of all indicators. */
  readonly weight: number;
  /** What an empty figure means for its points. */
  readonly whenEmpty: NonNullable<IndicatorSet['notApplicable']>;

  /** @param set the set as in force for the period */
  constructor(set: IndicatorSet, unit: Unit) {
    const columns = new Map(set.indicators.map(({ id }, column) => [id, column]));
    this.asked = askedOf(set, unit);
    this.askedColumns = this.asked.map((id) => columns.get(id) ?? 0);
    const scored = set.indicators.flatMap((indicator, column) =>
      applies(indicator, unit) && maxPointsOf(indicator) > 0 ? [planned(indicator, column)] : [],
    );
    this.weight = scored.reduce((sum, { weight }) => sum + weight, 0);
    this.whenEmpty = set.notApplicable ?? 'share';
    this.groups = set.groups.flatMap((group) => {
      const own = scored.filter(({ indicator }) => indicator.group === group.id);
      return own.length === 0 ? [] : [new PlannedGroup(group, own)];
    });
  }
}

function layOut(
  { id, maxPoints }: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>,
  indicators: readonly PlannedIndicator[],
): Layout {
  const weights = indicators.map(({ weight }) => weight);
  return {
    group: id,
    maxPoints,
    frame: {
      ids: indicators.map(({ indicator }) => indicator.id),
      maxPoints: apportion(maxPoints, weights),
    },
    indicators,
  };
}

function planned(indicator: Indicator, column: number): PlannedIndicator {
  const proportion = proportionOf(indicator.kind, indicator);
  return {
    indicator,
    column,
    code: 1 + indicatorKinds[indicator.kind].code,
    weight: maxPointsOf(indicator),
    isProportional: proportion !== null,
    part: proportion?.part ?? 0,
    whole: proportion?.whole ?? 0,
    isOfSecond: proportion?.of === 'second',
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
