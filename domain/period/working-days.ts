import { Temporal } from 'temporal-polyfill';
import type { CalendarDay } from '../catalogue/catalogue.ts';
import type { Text } from '../language/text.ts';

/** Determines working days: Monday to Friday, minus the days off, plus the make-up working days. */
export class WorkingCalendar {
  static readonly #made = new WeakMap<readonly CalendarDay[], WorkingCalendar>();
  readonly #exceptions: ReadonlyMap<string, CalendarDay>;

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
    return date.dayOfWeek <= 5;
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
    let count = 0;
    for (
      let day = from.add({ days: 1 });
      Temporal.PlainDate.compare(day, to) <= 0;
      day = day.add({ days: 1 })
    ) {
      if (this.isWorkingDay(day)) count += 1;
    }
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
      if (exception?.kind === 'day-off' && day.dayOfWeek <= 5) names.set(exception.name.vi, exception.name);
    }
    return [...names.values()];
  }
}
