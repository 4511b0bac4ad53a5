import * as z from 'zod';

/** A time of day in Việt Nam, `HH:MM`. */
const timeOfDaySchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** When the jobs of a deployment start: the ranking on Mondays, the report and the warnings every day. */
export const scheduleTimesSchema = z.strictObject({
  ranking: timeOfDaySchema,
  report: timeOfDaySchema,
  warnings: timeOfDaySchema,
});

/** When the jobs of a deployment start, each `HH:MM` in Việt Nam. */
export type ScheduleTimes = Readonly<z.infer<typeof scheduleTimesSchema>>;

/**
 * The times of a deployment that declares none. The ranking starts five minutes after figures lock, so that everything
 * received before the lock is stored and counted.
 */
export const usualTimes: ScheduleTimes = { ranking: '06:05', report: '07:00', warnings: '07:30' };

/** Whether two deployments start their jobs at the same times. */
export function areEqualTimes(one: ScheduleTimes, other: ScheduleTimes): boolean {
  return one.ranking === other.ranking && one.report === other.report && one.warnings === other.warnings;
}
