import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { FigureMilestone, Milestone } from '../../domain/catalogue/milestone.ts';
import type { Value } from '../../domain/kinds/kinds.ts';
import { dayAt, type Instant, mondayOf, weekOf } from './days.ts';
import { isOwed } from './ranked-week.ts';
import { lastBy, type Revision } from './revisions.ts';

/** A unit's progress toward a milestone; `target` is 0 where nothing is counted, or the target is unknown. */
export type Progress = { readonly done: number; readonly target: number; readonly isDone: boolean };

/** A unit's state from what was received up to an instant. For a date alone, no unit is ever done. */
export function progressOf(
  catalogue: Catalogue,
  milestone: Milestone,
  unit: string,
  revisions: readonly Revision[],
  at: Instant,
): Progress {
  switch (milestone.goal) {
    case 'date':
      return { done: 0, target: 0, isDone: false };
    case 'submissions': {
      const sent = lastBy(revisions, { set: milestone.set, unit, period: milestone.period }, at);
      const set = catalogue.sets.find(({ id }) => id === milestone.set);
      const scored = (set?.indicators ?? []).filter((one) => 'maxPoints' in one && one.maxPoints > 0);
      const isDone = sent !== undefined && scored.every(({ id }) => sent.values.has(id));
      return { done: 0, target: 0, isDone };
    }
    default: {
      const target = milestone.obligations.find((one) => one.unit === unit)?.target ?? 0;
      const value = newestFigure(catalogue, milestone, unit, revisions, at);
      return value === undefined ? { done: 0, target, isDone: false } : reached(value, target);
    }
  }
}

/** A unit's figure of the newest counting week that has one. */
function newestFigure(
  { sets }: Catalogue,
  { set: id, indicator, measuredFrom }: FigureMilestone,
  unit: string,
  revisions: readonly Revision[],
  at: Instant,
): Value | undefined {
  const set = sets.find((one) => one.id === id);
  if (set?.frequency !== 'week') throw new RangeError(`the model knows weekly sets only, not ${id}`);
  for (let monday = mondayOf(dayAt(at)); weekOf(monday) >= measuredFrom; monday -= 7) {
    const address = { set: id, unit, period: weekOf(monday) };
    const value = isOwed(set, monday) ? lastBy(revisions, address, at)?.values.get(indicator) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * A unit is done when it has completed its target, or states that there is nothing to do; not while its target is
 * unknown.
 */
function reached(value: Value, target: number): Progress {
  switch (value.kind) {
    case 'none':
      return { done: 0, target: 0, isDone: true };
    case 'count':
      return { done: value.count, target, isDone: value.count >= target };
    case 'tasks':
      return part(value.done, value.total);
    case 'ratio':
      return part(value.numerator, value.denominator);
    default:
      throw new RangeError(`nothing is measured by a figure of kind ${value.kind}`);
  }
}

function part(done: number, target: number): Progress {
  return { done, target, isDone: target > 0 && done >= target };
}
