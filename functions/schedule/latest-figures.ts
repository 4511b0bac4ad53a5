import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { parsePeriod, periodOf, previousPeriod } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import type { SubmissionStore } from '../../domain/ports/submission-store.ts';
import type { Submission } from '../../domain/submission/submission.ts';

/** Which figures are looked for. */
export type FigureQuery = {
  readonly set: IndicatorSet;
  readonly indicator: string;
  /** The first period that counts. */
  readonly measuredFrom: string;
  readonly units: readonly string[];
};

/**
 * Each unit's newest submission that has a figure for the indicator: reads the periods that are owed, one by one, from the one that holds
 * `today` back to `measuredFrom`, until every unit is found.
 * @param receivedUntil submissions received after this ISO instant do not count
 */
export async function latestFigures(
  submissions: SubmissionStore,
  { set, indicator, measuredFrom, units }: FigureQuery,
  today: Temporal.PlainDate,
  receivedUntil: string,
): Promise<ReadonlyMap<string, Submission>> {
  const found = new Map<string, Submission>();
  const wanted = new Set(units);
  const first = parsePeriod(measuredFrom)?.from ?? today;
  for (
    let period = periodOf(set.frequency, today);
    wanted.size > 0 && Temporal.PlainDate.compare(period.from, first) >= 0;
    period = previousPeriod(period)
  ) {
    if (!isOwed(set, period)) continue;
    for (const submission of await submissions.latestByUnit(set, period.id, receivedUntil)) {
      if (submission.values.has(indicator) && wanted.delete(submission.unit))
        found.set(submission.unit, submission);
    }
  }
  return found;
}
