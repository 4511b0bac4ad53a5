import type { Temporal } from 'temporal-polyfill';

const minuteMilliseconds = 60_000;

/**
 * The number of the counting interval that contains an instant, for intervals of that many minutes; each begins where the one
 * before it ends.
 */
export function intervalAt(minutes: number, now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / (minutes * minuteMilliseconds));
}

/** Whole seconds until the next counting interval, for intervals of that many minutes; at least one. */
export function secondsToInterval(minutes: number, now: Temporal.Instant): number {
  const next = (intervalAt(minutes, now) + 1) * minutes * minuteMilliseconds;
  return Math.ceil((next - now.epochMilliseconds) / 1_000);
}
