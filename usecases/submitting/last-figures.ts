import type { IndicatorSet, Unit } from '../../domain/catalogue/catalogue.ts';
import type { Value } from '../../domain/kinds/kinds.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import type { LastFigures } from '../../domain/submission/soft-rules.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/** How many periods back a figure is looked for: a quarter of weeks. */
const periodsBack = 13;

/**
 * The last figure that a unit sent of each of some indicators before a period, as far as there is one within thirteen
 * periods: mostly that of the period just before, which one read gives.
 */
export async function lastFigures(
  submissions: SubmissionStore,
  { set, unit, period }: { readonly set: IndicatorSet; readonly unit: Unit; readonly period: Period },
  indicators: readonly string[],
): Promise<LastFigures> {
  const values = new Map<string, Value>();
  const since = new Map<string, string>();
  let earlier = previousPeriod(period);
  for (let back = 1; back <= periodsBack && values.size < indicators.length; back += 1) {
    const [latest] = await submissions.newest(set, earlier.id, unit.id, { atMost: 1 });
    for (const id of indicators) {
      const value = values.has(id) ? undefined : latest?.values.get(id);
      if (value === undefined) continue;
      values.set(id, value);
      if (back > 1) since.set(id, earlier.id);
    }
    earlier = previousPeriod(earlier);
  }
  return { values, since };
}
