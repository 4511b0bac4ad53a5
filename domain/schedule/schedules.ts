import type { Timing } from './nominal-times.ts';
import type { ScheduleTimes } from './schedule-times.ts';

/** Everything that a schedule starts. */
export const scheduledJobs = ['rank', 'report', 'warn', 'reconcile', 'deliver'] as const;

/** What a schedule starts. */
export type ScheduledJob = (typeof scheduledJobs)[number];

/** One schedule: when it starts its job, in Vietnamese local time. */
export type Schedule = {
  readonly job: ScheduledJob;
  readonly timing: Timing;
  readonly description: string;
};

/**
 * The IANA time zone in which all schedules run. Việt Nam has kept one offset since 1975 (IANA), so no local time is skipped or
 * comes twice.
 */
export const scheduleTimeZone = 'Asia/Ho_Chi_Minh';

/** All schedules of a deployment. Each invokes the function of its job with `{job, nominalTime}`. */
export function schedulesAt(times: ScheduleTimes): readonly Schedule[] {
  return scheduledJobs.map((job) => ({
    job,
    timing: timingOf(job, times),
    description: descriptions[job],
  }));
}

const descriptions: Readonly<Record<ScheduledJob, string>> = {
  rank: 'Ranks the past week',
  report:
    'Plans the weekly e-mail to leaders, on the first working day after a week that is not reported yet',
  warn: 'Plans deadline warnings to units that are not done, and to the superiors of those long overdue',
  reconcile: 'Catches up missed runs',
  deliver: 'Sends due messages',
};

/** When the schedule of a job starts it. */
export function timingOf(job: ScheduledJob, { ranking, report, warnings }: ScheduleTimes): Timing {
  switch (job) {
    case 'rank':
      return { every: 'MON', at: ranking };
    case 'report':
      return { every: 'day', at: report };
    case 'warn':
      return { every: 'day', at: warnings };
    case 'reconcile':
      return { everyMinutes: 15 };
    case 'deliver':
      return { everyMinutes: 5 };
  }
}
