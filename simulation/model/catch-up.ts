import { dayAt, hour, type Instant, instantAt } from './days.ts';
import type { Run } from './expected-runs.ts';
import { type Calendar, firstWorkingDay } from './working-days.ts';

/**
 * The latest start of a missed run: a ranking after five weeks; a report after three days, but before the next working day;
 * warnings at 17:30.
 */
export function lastChance({ job, at }: Run, calendar: Calendar): Instant {
  switch (job) {
    case 'rank':
      return at + 5 * 7 * 24 * hour;
    case 'report': {
      const next = instantAt(firstWorkingDay(calendar, dayAt(at) + 1), '00:00');
      return Math.min(at + 3 * 24 * hour, next - 1);
    }
    case 'warn':
      return instantAt(dayAt(at), '17:30');
  }
}
