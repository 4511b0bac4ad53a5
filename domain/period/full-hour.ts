import type { Temporal } from 'temporal-polyfill';

/** Whether an instant begins an hour. A job that runs every few minutes makes its hourly checks in this run. */
export function isFullHour(at: Temporal.Instant): boolean {
  return at.epochMilliseconds % 3_600_000 === 0;
}
