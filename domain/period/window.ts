import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { instantOf, type Period } from './period.ts';

/** When a period's figures may come, are due, and are cut off for the ranking. */
export type Window = {
  readonly opensAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly cutOffAt: Temporal.Instant;
};

/**
 * The window of one set and period: opens on the Monday the week begins, is due at the set's weekday and time
 * within the week, and is cut off at the set's time on the Monday after.
 */
export function windowOf(set: IndicatorSet, period: Period): Window {
  return {
    opensAt: instantOf(period.from, '00:00'),
    dueAt: instantOf(period.from.add({ days: set.due.weekday - 1 }), set.due.time),
    cutOffAt: instantOf(period.to.add({ days: 1 }), set.cutOffTime),
  };
}

/** Whether a set is owed for a period: the period lies in one of the set's owed ranges. */
export function isOwed(set: IndicatorSet, period: Period): boolean {
  return set.owed.some(
    (range) => range.from <= period.id && (range.to === undefined || period.id <= range.to),
  );
}
