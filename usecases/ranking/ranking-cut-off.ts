import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { earlierOf } from '../../domain/period/compare-instants.ts';
import type { Period } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';

/** The last instant at which figures count for a week's first ranking: when the week locks, or when it is ranked. */
export function rankingCutOff(
  set: IndicatorSet,
  period: Period,
  calendar: WorkingCalendar,
  rankedAt: Temporal.Instant,
): Temporal.Instant {
  return earlierOf(windowOf(set, period, calendar).locksAt, rankedAt);
}
