import { Temporal } from 'temporal-polyfill';
import { isoWeekOf, mondayOfIsoWeek } from './iso-week.ts';

/** The one time zone of the product: weeks, deadlines and schedules are Vietnamese local time (UTC+7, no summer time). */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** A reporting period: an ISO week, from Monday to Sunday, both included. `id` sorts in time order. */
export type Period = {
  readonly id: string;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
};

const weekId = /^(?<year>\d{4})-W(?<week>\d{2})$/;

/** Reads `2024-W02`; null when the text is no period or the year has no such week. */
export function parsePeriod(id: string): Period | null {
  const parts = weekId.exec(id)?.groups;
  if (parts === undefined) return null;
  const monday = mondayOfIsoWeek(Number(parts['year']), Number(parts['week']));
  return monday === null ? null : { id, from: monday, to: monday.add({ days: 6 }) };
}

/** The week that holds a date. */
export function weekOf(date: Temporal.PlainDate): Period {
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return { id: isoWeekOf(monday), from: monday, to: monday.add({ days: 6 }) };
}

/** The period just before. */
export function previousPeriod(period: Period): Period {
  return weekOf(period.from.subtract({ days: 1 }));
}

/** The Vietnamese calendar date at an instant. */
export function dateAt(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** The instant of a Vietnamese local date and `HH:MM` time. */
export function instantOf(date: Temporal.PlainDate, time: string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}
