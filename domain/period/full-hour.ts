import type { Temporal } from 'temporal-polyfill';

/** Whether an instant begins an hour. What is looked into once an hour, a job of every few minutes does at this one of its runs. */
export function isFullHour(at: Temporal.Instant): boolean {
  return at.epochMilliseconds % 3_600_000 === 0;
}
