import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { Latest, SubmissionStore } from '../ports/submission-store.ts';

/**
 * Each unit's last figures of earlier periods, as far back as the set carries figures forward; empty if it does not.
 * @param receivedUntil submissions received later are ignored
 */
export async function earlierFigures(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  receivedUntil: Temporal.Instant,
): Promise<Latest<UnitFigures>> {
  const found = new Map<string, UnitFigures>();
  const unreadable = new Set<string>();
  if (typeof set.missing !== 'object') return { found: [], unreadable: [] };
  let earlier = previousPeriod(period);
  for (let back = 1; back <= set.missing.carryForward; back += 1, earlier = previousPeriod(earlier)) {
    if (!isOwed(set, earlier)) continue;
    const latest = await submissions.latestFigures(set, earlier.id, receivedUntil);
    for (const submission of latest.found)
      if (!found.has(submission.unit) && !unreadable.has(submission.unit))
        found.set(submission.unit, submission);
    // Older figures do not take the place of those that cannot be read.
    for (const unit of latest.unreadable) if (!found.has(unit)) unreadable.add(unit);
  }
  return { found: [...found.values()], unreadable: [...unreadable] };
}
