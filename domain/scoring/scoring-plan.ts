import type { IndicatorSet, Unit } from '../catalogue/catalogue.ts';
import { applies } from '../catalogue/units.ts';
import { type Indicator, type IndicatorKindName, type IndicatorOf, indicatorKinds } from '../kinds/kinds.ts';
import { maxPointsOf } from '../kinds/max-points.ts';
import type { Proportion } from '../kinds/quantity.ts';
import { askedOf } from '../submission/figures-sent.ts';
import type { Frame } from './indicator-scores.ts';
import { apportion } from './points.ts';

/** An indicator that earns points, with its column in a `FigureTable` of the set, and its declared points. */
type PlannedIndicator = { readonly indicator: Indicator; readonly column: number; readonly weight: number };

/**
 * How the figures of some indicators earn points, as columns of numbers, by position: a ranking of a nation goes through them a
 * million times.
 */
type PlannedColumns = {
  /** The columns of their figures in a `FigureTable` of the set. */
  readonly columns: Int32Array;
  /** Where points are pro rata, the code of a cell with a figure of its kind; else {@link noCode}. */
  readonly codes: Uint8Array;
  /** By which numbers points are pro rata; see {@link Proportion}. */
  readonly parts: Float64Array;
  readonly wholes: Float64Array;
  /** 1 where the whole is of the second integer. */
  readonly ofSecond: Uint8Array;
};

/** The code of no cell. */
const noCode = 255;

/** The indicators of a group that count for a unit, with the points that each can earn. */
export type Layout = PlannedColumns & {
  readonly group: string;
  readonly maxPoints: number;
  readonly frame: Frame;
  readonly indicators: readonly Indicator[];
};

/** A group of a plan, with at least one indicator. */
export class PlannedGroup {
  /** The layout in which all its indicators count that earn points, in the set's order. */
  readonly whole: Layout;
  readonly #indicators: readonly PlannedIndicator[];
  readonly #group: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>;
  readonly #layouts = new Map<string, Layout | null>();

  constructor(
    group: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>,
    indicators: readonly PlannedIndicator[],
  ) {
    this.whole = layOut(group, indicators);
    this.#indicators = indicators;
    this.#group = group;
  }

  /**
   * The layout in which some indicators do not count; null where none is left.
   * @param isCounting of each indicator 1, or 0 where it does not count; units with the same share a layout
   */
  layout(isCounting: string): Layout | null {
    const known = this.#layouts.get(isCounting);
    if (known !== undefined) return known;
    const counting = this.#indicators.filter((_, at) => isCounting[at] === '1');
    const layout = counting.length === 0 ? null : layOut(this.#group, counting);
    this.#layouts.set(isCounting, layout);
    return layout;
  }

  /** The declared points of the indicators that do not count. @param isCounting as of {@link layout} */
  weightWithout(isCounting: string): number {
    return this.#indicators.reduce((sum, { weight }, at) => (isCounting[at] === '0' ? sum + weight : sum), 0);
  }
}

/** How a set scores the units to which the same indicators apply, prepared once: a ranking scores thousands of them by it. */
export class ScoringPlan {
  /** The indicators that the set asks for, and the columns of their figures. */
  readonly asked: readonly string[];
  readonly askedColumns: Int32Array;
  /** The groups in which some indicator earns points, in the set's order. */
  readonly groups: readonly PlannedGroup[];
  /** The layouts of all groups with all their indicators, and their frames. */
  readonly layouts: readonly Layout[];
  readonly frames: readonly Frame[];
  /** The declared points of all indicators. */
  readonly weight: number;
  /** What an empty figure means for its points. */
  readonly whenEmpty: NonNullable<IndicatorSet['notApplicable']>;

  /** @param set the set as in force for the period */
  constructor(set: IndicatorSet, unit: Unit) {
    const columns = new Map(set.indicators.map(({ id }, column) => [id, column]));
    this.asked = askedOf(set, unit);
    this.askedColumns = Int32Array.from(this.asked, (id) => columns.get(id) ?? 0);
    const scored = set.indicators.flatMap((indicator, column) =>
      applies(indicator, unit) && maxPointsOf(indicator) > 0
        ? [{ indicator, column, weight: maxPointsOf(indicator) }]
        : [],
    );
    this.weight = scored.reduce((sum, { weight }) => sum + weight, 0);
    this.whenEmpty = set.notApplicable ?? 'share';
    this.groups = set.groups.flatMap((group) => {
      const own = scored.filter(({ indicator }) => indicator.group === group.id);
      return own.length === 0 ? [] : [new PlannedGroup(group, own)];
    });
    this.layouts = this.groups.map(({ whole }) => whole);
    this.frames = this.layouts.map(({ frame }) => frame);
  }
}

function layOut(
  { id, maxPoints }: Pick<IndicatorSet['groups'][number], 'id' | 'maxPoints'>,
  planned: readonly PlannedIndicator[],
): Layout {
  const weights = planned.map(({ weight }) => weight);
  const indicators = planned.map(({ indicator }) => indicator);
  return {
    group: id,
    maxPoints,
    frame: { ids: indicators.map((one) => one.id), maxPoints: apportion(maxPoints, weights) },
    indicators,
    ...columnsOf(planned),
  };
}

function columnsOf(planned: readonly PlannedIndicator[]): PlannedColumns {
  const proportions = planned.map(({ indicator }) => proportionOf(indicator.kind, indicator));
  return {
    columns: Int32Array.from(planned, ({ column }) => column),
    codes: Uint8Array.from(planned, ({ indicator: { kind } }, at) =>
      proportions[at] == null ? noCode : 1 + indicatorKinds[kind].code,
    ),
    parts: Float64Array.from(proportions, (proportion) => proportion?.part ?? 0),
    wholes: Float64Array.from(proportions, (proportion) => proportion?.whole ?? 0),
    ofSecond: Uint8Array.from(proportions, (proportion) => (proportion?.of === 'second' ? 1 : 0)),
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
