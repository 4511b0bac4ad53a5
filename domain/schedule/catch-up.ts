import type { Temporal } from 'temporal-polyfill';
import { isAfter } from '../period/compare-instants.ts';
import type { Job } from './occurrence.ts';

/**
 * The catch-up window in hours after the nominal time, within which a missed run is still made. A ranking counts what
 * was received by its cut-off, so it is still correct five weeks later; a report must not be read as the next week's; a
 * warning counts days from its own day, and is not sent after working hours.
 */
const catchUpHours: Readonly<Record<Job, number>> = { rank: 35 * 24, report: 72, warn: 10 };

/** Whether a missed run is still within its catch-up window. */
export function mayCatchUp(job: Job, nominalTime: Temporal.Instant, now: Temporal.Instant): boolean {
  return !isAfter(now, nominalTime.add({ hours: catchUpHours[job] }));
}
