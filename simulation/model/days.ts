/** A Vietnamese calendar day, counted from 1 January 1970. */
export type Day = number;

/** An instant, in milliseconds since 1970. */
export type Instant = number;

/** A second in milliseconds, the unit of an {@link Instant}. */
export const second = 1_000;
/** Sixty seconds, in milliseconds. */
export const minute = 60 * second;
/** Sixty minutes, in milliseconds. */
export const hour = 60 * minute;

/** Vietnam is seven hours ahead of UTC all year, so every day has 24 hours. */
const ahead = 7 * hour;

/** The day in Vietnam at an instant. */
export function dayAt(instant: Instant): Day {
  return Math.floor((instant + ahead) / (24 * hour));
}

/** The instant of a time of day in Vietnam, `HH:MM`. */
export function instantAt(day: Day, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return day * 24 * hour - ahead + hours * hour + minutes * minute;
}

/** Formats an instant on a whole second like the ledger: `2024-01-15T00:00:00Z`. */
export function instantText(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000', '');
}

/** Parses `YYYY-MM-DD`. */
export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / (24 * hour);
}

/** The dates of days, of which a model asks for the same ones again and again. */
const dates = new Map<Day, string>();

/** Formats `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  const date = dates.get(day) ?? new Date(day * 24 * hour).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** Monday is 1, Sunday 7. The first day of 1970 was a Thursday. */
export function weekdayOf(day: Day): number {
  return ((day + 3) % 7) + 1;
}

/** The Monday of the week that contains a day. */
export function mondayOf(day: Day): Day {
  return day - weekdayOf(day) + 1;
}

/** The ISO 8601 week that begins on a Monday, `YYYY-Www`: it belongs to the year of its Thursday. */
export function weekOf(monday: Day): string {
  const thursday = monday + 3;
  const year = dateOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayOf(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The Monday of a week, `YYYY-Www`: 4 January is always in week 1. */
export function mondayOfWeek(week: string): Day {
  const [year = '', number = ''] = week.split('-W');
  return mondayOf(dayOf(`${year}-01-04`)) + 7 * (Number(number) - 1);
}
