import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { LastFigures } from '../../domain/submission/soft-rules.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { lastFigurePeriods } from '../../domain/submission/submission-limits.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/**
 * The last figure that a unit sent for each of some indicators before a period, within {@link lastFigurePeriods}. Most come
 * from the period just before; earlier periods are read, all at once, only where it lacks a figure. Figures of other
 * indicators in those revisions are returned too.
 * @param latest the last revision of the period just before
 * @param passed called with each earlier revision that is the newest of its period and cannot be read
 */
export async function lastFigures(
  submissions: SubmissionStore,
  { set, unit, period }: { readonly set: IndicatorSet; readonly unit: Unit; readonly period: Period },
  indicators: readonly string[],
  latest: Submission | undefined,
  passed?: (period: string) => void,
): Promise<LastFigures> {
  const newest: Values = latest?.values ?? new Map();
  if (indicators.every((id) => newest.has(id))) return { values: newest, since: new Map() };
  const values = new Map(newest);
  const since = new Map<string, string>();
  const asked = periodsBefore(previousPeriod(period)).map((one) => ({
    period: one,
    atMost: 1,
    pastUnreadable: true,
    passed,
  }));
  const found = await submissions.newestOf(set, unit.id, asked);
  for (const submission of found.flat()) {
    for (const id of indicators) {
      const value = values.has(id) ? undefined : submission.values.get(id);
      if (value === undefined) continue;
      values.set(id, value);
      since.set(id, submission.period);
    }
  }
  return { values, since };
}

/** The ids of the periods before one in which a figure is looked for, latest first. */
function periodsBefore(period: Period): string[] {
  const ids: string[] = [];
  for (let one = previousPeriod(period); ids.length < lastFigurePeriods - 1; one = previousPeriod(one))
    ids.push(one.id);
  return ids;
}
