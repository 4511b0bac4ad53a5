import { Temporal } from 'temporal-polyfill';
import { isoWeekOf, mondayOfIsoWeek } from './iso-week.ts';

/** The one time zone of the product: weeks, deadlines and schedules are Vietnamese local time (UTC+7, no summer time). */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** The length of a reporting period. */
export const frequencies = ['week', 'month', 'quarter', 'half', 'year'] as const;

/** How long the periods of a set are. Weeks are those of ISO 8601; the others are reporting periods as {@link periodFrom} cuts them. */
export type Frequency = (typeof frequencies)[number];

/** A reporting period with its first and last day, both included. Ids of one frequency sort in time order. */
export type Period = {
  readonly id: string;
  readonly frequency: Frequency;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
};

/** The number of months of each longer period, and its numbering within the year. */
const spans = { month: 1, quarter: 3, half: 6, year: 12 } as const;

const longerId = /^(?<year>\d{4})(?:-(?<month>\d{2})|-Q(?<quarter>[1-4])|-H(?<half>[12]))?$/;
const weekId = /^(?<year>\d{4})-W(?<week>\d{2})$/;

/**
 * Parses a period id: `2024-W02` (ISO week, Monday to Sunday), `2024-03`, `2024-Q1`, `2024-H1` or `2024`. Months and
 * longer periods follow the windows of administrative reporting (Decree 09/2019/NĐ-CP, article 12): from the 15th of
 * the month before the period to the 14th of its last month.
 * @returns null when the text is not a period, or names a week its year does not have
 */
export function periodFrom(id: string): Period | null {
  const known = parsed.get(id);
  if (known !== undefined) return known;
  const period = readPeriod(id);
  if (parsed.size >= mostParsed) parsed.clear();
  if (period !== null) parsed.set(id, period);
  return period;
}

/** More periods than a run looks at; computing the dates of one costs as much as reading a hundred figures. */
const mostParsed = 1_000;
const parsed = new Map<string, Period>();

function readPeriod(id: string): Period | null {
  const week = weekId.exec(id)?.groups;
  if (week !== undefined) return weekPeriod(mondayOfIsoWeek(Number(week['year']), Number(week['week'])));
  const longer = longerId.exec(id)?.groups;
  if (longer === undefined) return null;
  const year = Number(longer['year']);
  for (const frequency of ['month', 'quarter', 'half'] as const) {
    const part = longer[frequency];
    if (part !== undefined) return longerPeriod(frequency, year, Number(part));
  }
  return longerPeriod('year', year, 1);
}

/** The period of a frequency that contains a date, computed once for each day. */
export function periodOf(frequency: Frequency, date: Temporal.PlainDate): Period {
  const day = `${frequency} ${date.year} ${date.month} ${date.day}`;
  const known = ofDays.get(day) ?? computePeriodOf(frequency, date);
  if (ofDays.size >= mostParsed) ofDays.clear();
  ofDays.set(day, known);
  return known;
}

const ofDays = new Map<string, Period>();

function computePeriodOf(frequency: Frequency, date: Temporal.PlainDate): Period {
  if (frequency === 'week') return weekOf(date);
  const nominal = date.day >= 15 ? date.add({ months: 1 }) : date;
  const period = longerPeriod(frequency, nominal.year, Math.ceil(nominal.month / spans[frequency]));
  if (period === null) throw new RangeError(`no ${frequency} holds ${date}`);
  return period;
}

/** The weeks that were asked for, by each of their days: so the ones before a week are computed once too. */
const weeks = new Map<number, Period>();

/** The ISO week that contains a date. */
export function weekOf(date: Temporal.PlainDate): Period {
  const known = weeks.get(numberOf(date));
  if (known !== undefined) return known;
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  const week = weeks.get(numberOf(monday)) ?? {
    id: isoWeekOf(monday),
    frequency: 'week' as const,
    from: monday,
    to: monday.add({ days: 6 }),
  };
  if (weeks.size >= mostParsed) weeks.clear();
  weeks.set(numberOf(monday), week).set(numberOf(date), week);
  return week;
}

function numberOf({ year, month, day }: Temporal.PlainDate): number {
  return (year * 12 + month) * 31 + day;
}

const previous = new WeakMap<Period, Period>();

/** The previous period of the same frequency, computed once for each. */
export function previousPeriod(period: Period): Period {
  const known = previous.get(period) ?? periodOf(period.frequency, period.from.subtract({ days: 1 }));
  previous.set(period, known);
  return known;
}

/** The Vietnamese calendar date at an instant. */
export function dateAt(instant: Temporal.Instant): Temporal.PlainDate {
  const local = new Date(instant.epochMilliseconds + offset);
  const year = local.getUTCFullYear();
  if (!isOffsetFixed(year)) return instant.toZonedDateTimeISO(timeZone).toPlainDate();
  return new Temporal.PlainDate(year, local.getUTCMonth() + 1, local.getUTCDate());
}

/** The instant of a Vietnamese local date and `HH:MM` time. */
export function instantOf(date: Temporal.PlainDate, time: string): Temporal.Instant {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || !isOffsetFixed(date.year))
    return date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  const local = Date.UTC(date.year, date.month - 1, date.day, Number(hour), Number(minute));
  return Temporal.Instant.fromEpochMilliseconds(local - offset);
}

/** Vietnam's offset from UTC in milliseconds. */
const offset = 7 * 3_600_000;

/** Whether the offset was the same throughout a year: then adding it gives in a third of the time what a time zone gives. */
function isOffsetFixed(year: number): boolean {
  return year >= 1976 && year <= 9_999;
}

function weekPeriod(monday: Temporal.PlainDate | null): Period | null {
  return monday === null ? null : weekOf(monday);
}

function longerPeriod(frequency: Exclude<Frequency, 'week'>, year: number, number: number): Period | null {
  const months = spans[frequency];
  if (number < 1 || number > 12 / months) return null;
  const last = Temporal.PlainDate.from({ year, month: number * months, day: 14 });
  return {
    id: idOf(frequency, year, number),
    frequency,
    from: last.subtract({ months }).add({ days: 1 }),
    to: last,
  };
}

function idOf(frequency: Exclude<Frequency, 'week'>, year: number, number: number): string {
  const years = String(year).padStart(4, '0');
  switch (frequency) {
    case 'month':
      return `${years}-${String(number).padStart(2, '0')}`;
    case 'quarter':
      return `${years}-Q${number}`;
    case 'half':
      return `${years}-H${number}`;
    case 'year':
      return years;
  }
}
