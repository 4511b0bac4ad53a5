import { Temporal } from 'temporal-polyfill';

/** How much was done by the end of a day. */
export type Measurement = {
  readonly date: Temporal.PlainDate;
  readonly done: number;
  /** What there was to do by then, where that was not the same as now. */
  readonly target?: number;
};

/** A speed: so much in so many days, kept as it was measured so that nothing is rounded before it is shown. */
export type Pace = { readonly amount: number; readonly days: number };

export const milestoneStatuses = ['done', 'on-track', 'at-risk', 'overdue'] as const;

export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** Where an obligation stands and where it is heading. Dates are calendar days. */
export type Outlook = {
  readonly status: MilestoneStatus;
  /** What is left of the target; 0 once it is reached. */
  readonly remaining: number;
  /** The day of the first figure at or beyond the target, and how many days before the milestone's date that was (negative: after). */
  readonly doneOn: Temporal.PlainDate | null;
  readonly daysEarly: number | null;
  /** The speed over the last measurements; null with fewer than two, and once done. */
  readonly pace: Pace | null;
  /** The speed needed from the last measurement on to finish in time; null once done, and when no day is left. */
  readonly neededPace: Pace | null;
  /**
   * When it will be finished at the speed of late; null when it stands still or goes back. Never before the day that counts
   * as the present, as no figure says yet that it is done.
   */
  readonly projected: Temporal.PlainDate | null;
  /** When it would be at the best and at the worst of the speeds between those measurements; the latter null when it stood still. */
  readonly earliest: Temporal.PlainDate | null;
  readonly latest: Temporal.PlainDate | null;
};

/** How many of the last measurements the speed is measured over, at most. */
export const measurementsOfPace = 5;

/**
 * Looks ahead: by linear projection from the last five measurements, as the simplest rule that can be explained. What is at
 * risk is not expected to be done by the date, or nothing says that it will be: a single figure has no speed.
 * @param target at least 1, or 0 when the last measurement says that there is nothing to do @param measurements in the order of their dates, at most one a day @param today the day that counts as the present
 */
export function outlookOf(
  target: number,
  date: Temporal.PlainDate,
  measurements: readonly Measurement[],
  today: Temporal.PlainDate,
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
  const isOver = Temporal.PlainDate.compare(today, date) > 0;
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

/** The measurement with which the target was reached for good: a figure that fell back below it in between does not count. */
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

/** The day on which so much more is done at a speed, if it gets there within a century. */
function finishOf(pace: Pace | null, from: Temporal.PlainDate, remaining: number): Temporal.PlainDate | null {
  if (pace === null || pace.amount <= 0) return null;
  const days = Math.ceil((remaining * pace.days) / pace.amount);
  return days > 36_525 ? null : from.add({ days });
}

function notBefore(today: Temporal.PlainDate, date: Temporal.PlainDate | null): Temporal.PlainDate | null {
  return date !== null && Temporal.PlainDate.compare(date, today) < 0 ? today : date;
}
