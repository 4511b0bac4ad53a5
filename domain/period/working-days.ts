import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../catalogue/catalogue.ts';
import type { Text } from '../language/text.ts';

/** What an exception adds to the number of weekdays. */
type Change = { readonly date: string; readonly change: number };

const daysInWeek = 7;
const weekdays = 5;

/** Determines working days: Monday to Friday, minus the days off, plus the make-up working days. */
export class WorkingCalendar {
  static readonly #made = new WeakMap<readonly CalendarDay[], WorkingCalendar>();
  readonly #exceptions: ReadonlyMap<string, CalendarDay>;
  #changes: readonly Change[] | null = null;

  /** The calendar of a catalogue, made once for each list of days. */
  static of(days: readonly CalendarDay[]): WorkingCalendar {
    const made = WorkingCalendar.#made.get(days) ?? new WorkingCalendar(days);
    WorkingCalendar.#made.set(days, made);
    return made;
  }

  /** @param days the published exceptions; days of kind `unconfirmed` are ignored */
  constructor(days: readonly CalendarDay[]) {
    this.#exceptions = new Map(days.map((day) => [day.date, day]));
  }

  isWorkingDay(date: Temporal.PlainDate): boolean {
    const exception = this.#exceptions.get(date.toString());
    if (exception?.kind === 'day-off') return false;
    if (exception?.kind === 'working-day') return true;
    return isWeekday(date);
  }

  /** Whether any day from one date to another, both included, is a working day. */
  hasWorkingDay(from: Temporal.PlainDate, to: Temporal.PlainDate): boolean {
    return Temporal.PlainDate.compare(this.firstWorkingDayFrom(from), to) <= 0;
  }

  /** The date itself when it is a working day, otherwise the next working day. */
  firstWorkingDayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
    let day = date;
    while (!this.isWorkingDay(day)) day = day.add({ days: 1 });
    return day;
  }

  /** The date itself when it is a working day, otherwise the last one before it; null when there is none from `first` on. */
  lastWorkingDayUntil(date: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate | null {
    let day = date;
    while (!this.isWorkingDay(day)) day = day.subtract({ days: 1 });
    return Temporal.PlainDate.compare(day, first) < 0 ? null : day;
  }

  /** The `count`th working day after a date; the date itself when `count` is 0. */
  nthWorkingDayAfter(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
    let day = date;
    for (let left = count; left > 0; ) {
      day = day.add({ days: 1 });
      if (this.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  /** The number of working days after `from` up to and including `to`; 0 when `to` is not after `from`. */
  workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
    if (Temporal.PlainDate.compare(from, to) >= 0) return 0;
    const { days } = from.until(to);
    let count = Math.floor(days / daysInWeek) * weekdays;
    for (let nth = 0; nth < days % daysInWeek; nth += 1)
      if ((from.dayOfWeek + nth) % daysInWeek < weekdays) count += 1;
    this.#changes ??= this.#changesOfWeekdays();
    const [first, last] = [from.toString(), to.toString()];
    for (const { date, change } of this.#changes) if (date > first && date <= last) count += change;
    return count;
  }

  /** The published reason why a date is not an ordinary day, if any. */
  exceptionOn(date: Temporal.PlainDate): CalendarDay | undefined {
    return this.#exceptions.get(date.toString());
  }

  /** The names of the holidays on weekdays from one date to another, both included, each once, in order. */
  holidaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): Text[] {
    const names = new Map<string, Text>();
    for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 })) {
      const exception = this.exceptionOn(day);
      if (exception?.kind === 'day-off' && isWeekday(day)) names.set(exception.name.vi, exception.name);
    }
    return [...names.values()];
  }

  #changesOfWeekdays(): Change[] {
    return [...this.#exceptions.keys()].map((date) => {
      const day = Temporal.PlainDate.from(date);
      return { date, change: Number(this.isWorkingDay(day)) - Number(isWeekday(day)) };
    });
  }
}

function isWeekday(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= weekdays;
}
