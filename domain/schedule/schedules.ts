/** What a schedule starts. */
export type ScheduledJob = 'rank' | 'report' | 'warn' | 'reconcile' | 'deliver';

/**
 * One schedule, in Vietnamese local time. The fields are those of a cron expression in the part of the syntax that
 * EventBridge and croner read alike: numbers, step values, `*`, and weekdays by name.
 */
export type Schedule = {
  readonly job: ScheduledJob;
  readonly minute: string;
  readonly hour: string;
  readonly weekDay: string;
  readonly description: string;
};

export const scheduleTimeZone = 'Asia/Ho_Chi_Minh';

/** Every schedule of the product. Each invokes the function of its job with `{job, nominalTime}`. */
export const schedules: readonly Schedule[] = [
  {
    job: 'rank',
    // Five minutes after figures lock: what was received before the lock is stored by then, and is counted.
    minute: '5',
    hour: '6',
    weekDay: 'MON',
    description: 'Ranks the week that has just ended',
  },
  {
    job: 'report',
    minute: '0',
    hour: '7',
    weekDay: '*',
    description: 'Plans the weekly e-mail to leaders, on the first working day of the week',
  },
  {
    job: 'warn',
    minute: '30',
    hour: '7',
    weekDay: '*',
    description: 'Plans deadline warnings to units that are not done, on working days',
  },
  {
    job: 'reconcile',
    minute: '*/15',
    hour: '*',
    weekDay: '*',
    description: 'Sees to the runs that were missed',
  },
  {
    job: 'deliver',
    minute: '*/5',
    hour: '*',
    weekDay: '*',
    description: 'Sends the messages that are due',
  },
];
