import type { Temporal } from 'temporal-polyfill';
import { dateAt, instantOf } from '../period/period.ts';

/** When a job runs, in Vietnamese local time: at one minute of the day, on every day or on one weekday. */
export type Timing = { readonly hour: string; readonly minute: string; readonly weekDay: string };

const weekDays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'];

/**
 * The nominal times of a job after one instant, up to and including another, in their order.
 * @throws RangeError for a timing of another form
 */
export function nominalTimesBetween(
  { hour, minute, weekDay }: Timing,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant[] {
  if (!/^\d{1,2}$/.test(hour) || !/^\d{1,2}$/.test(minute))
    throw new RangeError(`no one time of day: ${hour}:${minute}`);
  if (weekDay !== '*' && !weekDays.includes(weekDay)) throw new RangeError(`no weekday: ${weekDay}`);
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  const times: Temporal.Instant[] = [];
  const lastDay = dateAt(until);
  for (let day = dateAt(after); compareDates(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    if (weekDay !== '*' && weekDays[day.dayOfWeek - 1] !== weekDay) continue;
    const at = instantOf(day, time);
    if (at.epochMilliseconds > after.epochMilliseconds && at.epochMilliseconds <= until.epochMilliseconds)
      times.push(at);
  }
  return times;
}

function compareDates(one: Temporal.PlainDate, other: Temporal.PlainDate): number {
  return one.toString() < other.toString() ? -1 : one.equals(other) ? 0 : 1;
}
