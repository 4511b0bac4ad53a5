import { Temporal } from 'temporal-polyfill';
import type { InstantText } from './instant-text.ts';

/** Whether one instant is before another; both as they are computed with, or both as they are stored. */
export function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean;
export function isBefore(one: InstantText, other: InstantText): boolean;
export function isBefore(
  one: Temporal.Instant | InstantText,
  other: Temporal.Instant | InstantText,
): boolean {
  return compare(one, other) < 0;
}

/** Whether one instant is after another, as {@link isBefore}. */
export function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean;
export function isAfter(one: InstantText, other: InstantText): boolean;
export function isAfter(one: Temporal.Instant | InstantText, other: Temporal.Instant | InstantText): boolean {
  return compare(one, other) > 0;
}

/** The earlier of two instants. */
export function earlierOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isBefore(other, one) ? other : one;
}

/** The later of two instants. */
export function laterOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(other, one) ? other : one;
}

function compare(one: Temporal.Instant | InstantText, other: Temporal.Instant | InstantText): number {
  if (typeof one === 'string' && typeof other === 'string' && areOrdered(one, other))
    return one === other ? 0 : one < other ? -1 : 1;
  return Temporal.Instant.compare(one, other);
}

/** Instants in UTC with seconds, as they are stored. */
const stored = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[0-5]\d(?:\.\d+)?Z$/;

/** Whether the order of two texts is that of their instants, which need not be read then. */
function areOrdered(one: string, other: string): boolean {
  if (!stored.test(one) || !stored.test(other)) return false;
  return one.length === other.length || !one.startsWith(other.slice(0, wholeSecond));
}

/** The length of such a text up to the second; what follows has an order of its own only where it is as long. */
const wholeSecond = '2024-01-15T02:00:00'.length;
