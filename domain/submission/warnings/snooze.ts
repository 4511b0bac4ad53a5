import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { idSchema, periodSchema } from '../../catalogue/keys.ts';
import { instantTextSchema } from '../../period/instant-text.ts';
import type { WorkingCalendar } from '../../period/working-days.ts';

/**
 * A unit's word that it works on the figures it owes for a period: it is not reminded of them before a day. A unit has one at
 * most for a set and period, the last it gave.
 */
export const snoozeSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The day on whose morning the unit is reminded again: a working day, and the day of the deadline at the latest. */
  until: z.iso.date(),
  at: instantTextSchema,
  /** The id of the token or session, and its label or post. */
  by: z.strictObject({ tokenId: z.string(), label: z.string() }),
});

/** A unit's word that it works on its figures, and the day (`until`, inclusive) on which it is reminded again. */
export type Snooze = z.infer<typeof snoozeSchema>;

/** How many days are offered to choose from. */
const mostOffered = 5;

/** Whether reminders can be put off to a day: to a later working day, and never past the day of the deadline. */
export function canSnoozeUntil(
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
  deadline: Temporal.PlainDate,
  calendar: WorkingCalendar,
): boolean {
  const isLater = Temporal.PlainDate.compare(day, today) > 0;
  return isLater && Temporal.PlainDate.compare(day, deadline) <= 0 && calendar.isWorkingDay(day);
}

/** The days to which reminders can be put off: the next ones, and the last one; none from the day of the deadline on. */
export function snoozeDays(
  today: Temporal.PlainDate,
  deadline: Temporal.PlainDate,
  calendar: WorkingCalendar,
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  let day = today.add({ days: 1 });
  for (
    ;
    Temporal.PlainDate.compare(day, deadline) <= 0 && days.length < mostOffered;
    day = day.add({ days: 1 })
  )
    if (calendar.isWorkingDay(day)) days.push(day);
  if (Temporal.PlainDate.compare(day, deadline) > 0) return days;
  let last = deadline;
  while (!calendar.isWorkingDay(last)) last = last.subtract({ days: 1 });
  return [...days.slice(0, mostOffered - 1), last];
}

/** What a snooze means for the reminders of a day. */
export type SnoozeOnDay = {
  /** Whether the unit is not reminded yet. */
  readonly isSilent: boolean;
  /** Whether the unit is reminded because the snooze is over. */
  readonly isOver: boolean;
};

/**
 * What a snooze means on a day; nothing from the day after the deadline on.
 * @param missed days before `today` whose reminders were not sent
 */
export function snoozeOn(
  { until }: Pick<Snooze, 'until'>,
  today: Temporal.PlainDate,
  missed: readonly Temporal.PlainDate[],
  deadline: Temporal.PlainDate,
): SnoozeOnDay {
  const end = Temporal.PlainDate.from(until);
  const isAhead = Temporal.PlainDate.compare(today, deadline) <= 0;
  return {
    isSilent: Temporal.PlainDate.compare(today, deadline) < 0 && Temporal.PlainDate.compare(today, end) < 0,
    isOver: isAhead && [today, ...missed].some((day) => day.equals(end)),
  };
}
