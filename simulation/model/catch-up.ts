import { dayAt, hour, type Instant, instantAt } from './days.ts';
import type { Run } from './expected-runs.ts';

/** The latest start of a missed run: a ranking after five weeks, a report after three days, warnings at 17:30. */
export function lastChance({ job, at }: Run): Instant {
  switch (job) {
    case 'rank':
      return at + 5 * 7 * 24 * hour;
    case 'report':
      return at + 3 * 24 * hour;
    case 'warn':
      return instantAt(dayAt(at), '17:30');
  }
}
