import type { Timing } from './nominal-times.ts';

/** What a schedule starts. */
export type ScheduledJob = 'rank' | 'report' | 'warn' | 'reconcile' | 'deliver';

/** One schedule: when it starts its job, in Vietnamese local time. */
export type Schedule = {
  readonly job: ScheduledJob;
  readonly timing: Timing;
  readonly description: string;
};

/** When warnings leave, `HH:MM`. */
export const warningTime = '07:30';

export const scheduleTimeZone = 'Asia/Ho_Chi_Minh';

/** All schedules of the product. Each invokes the function of its job with `{job, nominalTime}`. */
export const schedules: readonly Schedule[] = [
  {
    job: 'rank',
    // Five minutes after figures lock, so that everything received before the lock is stored and counted.
    timing: { every: 'MON', at: '06:05' },
    description: 'Ranks the past week',
  },
  {
    job: 'report',
    timing: { every: 'day', at: '07:00' },
    description:
      'Plans the weekly e-mail to leaders, on the first working day after a week that is not reported yet',
  },
  {
    job: 'warn',
    timing: { every: 'day', at: warningTime },
    description:
      'Plans deadline warnings to units that are not done, and to the superiors of those long overdue',
  },
  {
    job: 'reconcile',
    timing: { everyMinutes: 15 },
    description: 'Catches up missed runs',
  },
  {
    job: 'deliver',
    timing: { everyMinutes: 5 },
    description: 'Sends due messages',
  },
];

/** When the schedule of a job starts it. */
export function timingOf(job: ScheduledJob): Timing {
  const schedule = schedules.find((one) => one.job === job);
  if (schedule === undefined) throw new RangeError(`${job} has no schedule`);
  return schedule.timing;
}
