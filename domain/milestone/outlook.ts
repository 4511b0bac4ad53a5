import { Temporal } from 'temporal-polyfill';
import type { MilestoneStatus } from './milestone-statuses.ts';

/** The amount done by the end of a day. */
export type Measurement = {
  readonly date: Temporal.PlainDate;
  readonly done: number;
  /** The target at that time, if different from now. */
  readonly target?: number;
};

/** A speed: an amount over a number of days, stored as measured so that nothing is rounded before display. */
export type Pace = { readonly amount: number; readonly days: number };

/** The progress and outlook of an obligation. Dates are calendar days. */
export type Outlook = {
  readonly status: MilestoneStatus;
  /** The amount left to the target; 0 once it is reached. */
  readonly remaining: number;
  /**
   * The day of the first figure at or above the target, and how many days before the milestone's date that was
   * (negative: after).
   */
  readonly doneOn: Temporal.PlainDate | null;
  readonly daysEarly: number | null;
  /** The speed over the latest measurements; null with fewer than two, and once done. */
  readonly pace: Pace | null;
  /** The speed needed from the last measurement to finish in time; null once done, and when no day is left. */
  readonly neededPace: Pace | null;
  /**
   * The projected finish at the recent speed; null when the speed is zero or negative. Never earlier than the day
   * treated as today, because no figure yet shows completion.
   */
  readonly projected: Temporal.PlainDate | null;
  /**
   * The projected finish at the best and at the worst speed between those measurements; the latter null at zero speed.
   */
  readonly earliest: Temporal.PlainDate | null;
  readonly latest: Temporal.PlainDate | null;
};

/** The maximum number of latest measurements used for the speed. */
export const measurementsOfPace = 5;

/**
 * Projects linearly from the last five measurements, the simplest rule that can be explained. An obligation is at risk when
 * it is not projected to be done by the date, or cannot be projected: a single figure has no speed.
 * @param target at least 1, or 0 when the last measurement says there is nothing to do
 * @param measurements in date order, at most one per day
 * @param today the day treated as today
 */
export function outlookOf(
  target: number,
  date: Temporal.PlainDate,
  measurements: readonly Measurement[],
  today: Temporal.PlainDate,
  isOver = Temporal.PlainDate.compare(today, date) > 0,
): Outlook {
  const last = measurements.at(-1);
  if (last !== undefined && last.done >= target) {
    const reached = firstOfLastStretch(measurements, target);
    return {
      ...nothingAhead,
      status: 'done',
      remaining: 0,
      doneOn: reached.date,
      daysEarly: reached.date.until(date, { largestUnit: 'days' }).days,
    };
  }
  if (last === undefined)
    return { ...nothingAhead, status: isOver ? 'overdue' : 'at-risk', remaining: target };
  const remaining = target - last.done;
  const recent = measurements.slice(-measurementsOfPace);
  const pace = paceBetween(recent[0], last);
  const finishAt = (speed: Pace | null) => notBefore(today, finishOf(speed, last.date, remaining));
  const projected = finishAt(pace);
  const steps = recent.slice(1).map((measurement, index) => paceBetween(recent[index], measurement));
  const finishes = steps.map(finishAt);
  const known = finishes.filter((finish) => finish !== null).sort(Temporal.PlainDate.compare);
  const daysLeft = last.date.until(date, { largestUnit: 'days' }).days;
  const inTime = projected !== null && Temporal.PlainDate.compare(projected, date) <= 0;
  return {
    status: isOver ? 'overdue' : inTime ? 'on-track' : 'at-risk',
    remaining,
    doneOn: null,
    daysEarly: null,
    pace,
    neededPace: daysLeft > 0 && !isOver ? { amount: remaining, days: daysLeft } : null,
    projected,
    earliest: known[0] ?? null,
    latest: known.length === finishes.length ? (known.at(-1) ?? null) : null,
  };
}

const nothingAhead = {
  doneOn: null,
  daysEarly: null,
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
} as const;

/** The measurement that reached the target for good: a figure followed by one below the target does not count. */
function firstOfLastStretch(measurements: readonly Measurement[], target: number): Measurement {
  const below = measurements.findLastIndex(({ done, target: own = target }) => done < own);
  const reached = measurements[below + 1];
  if (reached === undefined) throw new RangeError('the last measurement has not reached the target');
  return reached;
}

function paceBetween(from: Measurement | undefined, to: Measurement): Pace | null {
  if (from === undefined) return null;
  const days = from.date.until(to.date, { largestUnit: 'days' }).days;
  return days > 0 ? { amount: to.done - from.done, days } : null;
}

/** The day on which an amount is done at a speed; null beyond a century. */
function finishOf(pace: Pace | null, from: Temporal.PlainDate, remaining: number): Temporal.PlainDate | null {
  if (pace === null || pace.amount <= 0) return null;
  const days = Math.ceil((remaining * pace.days) / pace.amount);
  return days > 36_525 ? null : from.add({ days });
}

function notBefore(today: Temporal.PlainDate, date: Temporal.PlainDate | null): Temporal.PlainDate | null {
  return date !== null && Temporal.PlainDate.compare(date, today) < 0 ? today : date;
}
