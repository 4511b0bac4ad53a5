import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import type { UnitFigures } from '../../domain/ranking/unit-figures.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/**
 * Each unit's last figures of earlier periods, as far back as the set carries figures forward; empty if it does not.
 * @param receivedUntil submissions received later are ignored
 */
export async function earlierFigures(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  receivedUntil: Temporal.Instant,
): Promise<UnitFigures[]> {
  const found = new Map<string, UnitFigures>();
  if (typeof set.missing !== 'object') return [];
  let earlier = previousPeriod(period);
  for (let back = 1; back <= set.missing.carryForward; back += 1, earlier = previousPeriod(earlier)) {
    if (!isOwed(set, earlier)) continue;
    for (const submission of await submissions.latestFigures(set, earlier.id, receivedUntil))
      if (!found.has(submission.unit)) found.set(submission.unit, submission);
  }
  return [...found.values()];
}
