import { dayAt, type Instant, instantAt, instantText, weekdayOf } from './days.ts';

/** The jobs that record every run. */
export type Job = 'rank' | 'report' | 'warn';

/** One run that must end, with its nominal time. */
export type Run = { readonly job: Job; readonly at: Instant };

/**
 * The runs after one instant, up to and including another, in order: a ranking on Mondays, a report and warnings daily.
 */
export function expectedRuns(after: Instant, until: Instant): Run[] {
  const runs: Run[] = [];
  for (let day = dayAt(after); day <= dayAt(until); day += 1) {
    if (weekdayOf(day) === 1) runs.push({ job: 'rank', at: instantAt(day, '06:05') });
    runs.push({ job: 'report', at: instantAt(day, '07:00') });
    runs.push({ job: 'warn', at: instantAt(day, '07:30') });
  }
  return runs.filter(({ at }) => after < at && at <= until);
}

/** A run's id in the ledger: `report@2024-01-15T00:00:00Z`. */
export function idOf({ job, at }: Run): string {
  return `${job}@${instantText(at)}`;
}
