const day = 24 * 60 * 60 * 1000;

/** Vietnamese local time is UTC+7 all year. */
const offset = 7 * 60 * 60 * 1000;

/** The day in Vietnam of an instant: `2024-01-14T23:00:00Z` → `2024-01-15`. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + offset).toISOString().slice(0, 10);
}

/** The day a number of days after another, before it where negative: `2024-01-15, -7` → `2024-01-08`. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
}

/** The last second of a day in Vietnam, as an instant with its offset. */
export function endOf(date: string): string {
  return `${date}T23:59:59+07:00`;
}

/** A day and hour in Vietnam as an instant with its offset: `2024-01-15T17:00` → `2024-01-15T17:00:00+07:00`. */
export function instantAt(local: string): string {
  return `${local}:00+07:00`;
}
