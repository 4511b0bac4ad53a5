import type { Temporal } from 'temporal-polyfill';
import { isAfter } from '../period/compare-instants.ts';
import type { Job } from './occurrence.ts';

/**
 * How long after its nominal time a run that was missed is still made, in hours. A ranking counts what was received by its
 * cut-off and so is as right five weeks later; a report must not be read as the next week's; a warning counts the days left
 * on its own day, and is not sent after working hours.
 */
const catchUpHours: Readonly<Record<Job, number>> = { rank: 35 * 24, report: 72, warn: 10 };

/** Whether a run that was missed is still worth making. */
export function mayCatchUp(job: Job, nominalTime: Temporal.Instant, now: Temporal.Instant): boolean {
  return !isAfter(now, nominalTime.add({ hours: catchUpHours[job] }));
}
