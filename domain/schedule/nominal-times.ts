import { Temporal } from 'temporal-polyfill';
import { isAfter } from '../period/compare-instants.ts';
import { dateAt, instantOf } from '../period/period.ts';

const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

/**
 * When a schedule starts its job, in Vietnamese local time: at a time of day (`HH:MM`), or every few minutes of the
 * hour.
 */
export type Timing =
  | { readonly every: 'day'; readonly at: string }
  | { readonly every: (typeof weekdays)[number]; readonly at: string }
  | { readonly everyMinutes: 5 | 15 };

/** The first nominal time of a timing after an instant. */
export function nextNominalTime(timing: Timing, after: Temporal.Instant): Temporal.Instant {
  if ('everyMinutes' in timing) return nextMinute(timing.everyMinutes, after);
  for (let day = dateAt(after); ; day = day.add({ days: 1 })) {
    if (timing.every !== 'day' && weekdays[day.dayOfWeek - 1] !== timing.every) continue;
    const at = instantOf(day, timing.at);
    if (isAfter(at, after)) return at;
  }
}

/** The nominal times of a timing after one instant, up to and including another, in order. */
export function nominalTimesBetween(
  timing: Timing,
  after: Temporal.Instant,
  until: Temporal.Instant,
): Temporal.Instant[] {
  const times: Temporal.Instant[] = [];
  let at = nextNominalTime(timing, after);
  while (!isAfter(at, until)) {
    times.push(at);
    at = nextNominalTime(timing, at);
  }
  return times;
}

/** Vietnam's offset is a whole number of hours, so minutes of the hour equal those of UTC. */
function nextMinute(minutes: number, after: Temporal.Instant): Temporal.Instant {
  const step = minutes * 60_000;
  const passed = ((after.epochMilliseconds % step) + step) % step;
  return Temporal.Instant.fromEpochMilliseconds(after.epochMilliseconds - passed + step);
}
