import { Cron } from 'croner';
import { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../domain/schedule/schedules.ts';

/** When one schedule runs. */
export type PlannedSchedule = {
  readonly schedule: Schedule;
  /** The first nominal time after an instant. */
  nextAfter(instant: Temporal.Instant): Temporal.Instant;
  /** The first nominal time that is not before an instant. */
  firstFrom(instant: Temporal.Instant): Temporal.Instant;
};

/** Reads the schedules' cron fields in their time zone. */
export function planSchedules(schedules: readonly Schedule[], timezone: string): PlannedSchedule[] {
  return schedules.map((schedule) => {
    const { minute, hour, weekDay } = schedule;
    const cron = new Cron(`${minute} ${hour} * * ${weekDay}`, { mode: '5-part', timezone });
    // One answer holds for every instant up to it; asking croner for each would take most of the time of a long jump.
    let known: { readonly after: Temporal.Instant; readonly next: Temporal.Instant } | undefined;
    const nextAfter = (instant: Temporal.Instant) => {
      if (known === undefined || isBefore(instant, known.after) || !isBefore(instant, known.next)) {
        const next = cron.nextRun(new Date(instant.epochMilliseconds));
        if (next === null) throw new Error(`the schedule of ${schedule.job} never runs again`);
        known = { after: instant, next: Temporal.Instant.fromEpochMilliseconds(next.getTime()) };
      }
      return known.next;
    };
    return { schedule, nextAfter, firstFrom: (instant) => nextAfter(justBefore(instant)) };
  });
}

/** The last whole second before an instant; nominal times lie on whole seconds. */
function justBefore(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: 'second', roundingMode: 'ceil' }).subtract({ seconds: 1 });
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/** The next run of every schedule after an instant, soonest first. */
export function nextRuns(
  plan: readonly PlannedSchedule[],
  after: Temporal.Instant,
): { readonly schedule: Schedule; readonly at: Temporal.Instant }[] {
  return plan
    .map(({ schedule, nextAfter }) => ({ schedule, at: nextAfter(after) }))
    .sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}
