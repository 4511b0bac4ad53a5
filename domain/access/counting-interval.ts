import type { Temporal } from 'temporal-polyfill';

const minuteMilliseconds = 60_000;

/** The number of the interval of so many minutes that contains an instant; each begins where the one before it ends. */
export function intervalAt(minutes: number, now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / (minutes * minuteMilliseconds));
}

/** Whole seconds until the next interval of so many minutes; at least one. */
export function secondsToInterval(minutes: number, now: Temporal.Instant): number {
  const next = (intervalAt(minutes, now) + 1) * minutes * minuteMilliseconds;
  return Math.ceil((next - now.epochMilliseconds) / 1_000);
}
