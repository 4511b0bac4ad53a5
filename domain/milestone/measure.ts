import type { Temporal } from 'temporal-polyfill';
import type { Unit } from '../catalogue/catalogue.ts';
import type { MeasuredMilestone } from '../catalogue/milestone.ts';
import { beyondTarget } from './needed.ts';
import { type Due, type History, type ObligationState, obligationState } from './obligation-state.ts';
import { totalOf } from './total.ts';

/** The state of a milestone on a day: each obliged unit, in catalogue order, and the total. */
export type Measure = {
  readonly units: readonly { readonly unit: string; readonly state: ObligationState }[];
  readonly total: ObligationState | null;
};

/**
 * Measures a milestone for the obliged units that exist on a day. The total of figures excludes units below another
 * obliged unit, because the upper unit's figures include theirs: a province obliged beside its districts is its own
 * total. For submissions, each unit counts once.
 * @param units the units of the catalogue that exist on the day, by id
 * @param histories the submissions of each obliged unit
 */
export function measureMilestone(
  milestone: MeasuredMilestone,
  units: ReadonlyMap<string, Unit>,
  histories: ReadonlyMap<string, History>,
  due: Due,
  today: Temporal.PlainDate,
): Measure {
  const parts = milestone.obligations.flatMap((obligation) => {
    if (!units.has(obligation.unit)) return [];
    const history = histories.get(obligation.unit) ?? [];
    const state = obligationState(milestone, obligation, history, due, today);
    return [{ unit: obligation.unit, history, state }];
  });
  const obliged = new Set(parts.map(({ unit }) => unit));
  const isSubmissions = milestone.goal === 'submissions';
  const counted = parts.filter(({ unit }) => isSubmissions || !isBelowAny(unit, obliged, units));
  return {
    units: parts.map(({ unit, state }) => ({ unit, state })),
    total: totalOf(counted, { known: isSubmissions, beyond: beyondTarget(milestone) }, due, today),
  };
}

function isBelowAny(id: string, above: ReadonlySet<string>, units: ReadonlyMap<string, Unit>): boolean {
  const passed = new Set([id]);
  let parent = units.get(id)?.parent ?? null;
  while (parent !== null && !passed.has(parent)) {
    if (above.has(parent)) return true;
    passed.add(parent);
    parent = units.get(parent)?.parent ?? null;
  }
  return false;
}
