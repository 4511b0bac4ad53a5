import { Temporal } from 'temporal-polyfill';

/** Whether one instant is before another. */
export function isBefore(one: Temporal.Instant | string, other: Temporal.Instant | string): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/** Whether one instant is after another. */
export function isAfter(one: Temporal.Instant | string, other: Temporal.Instant | string): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

/** The earlier of two instants. */
export function earlierOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(other, one) ? other : one;
}

/** The later of two instants. */
export function laterOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(other, one) ? other : one;
}
