import type { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Period } from '../../domain/period/period.ts';
import type { WorkingCalendar } from '../../domain/period/working-days.ts';

/** A week that a run reports: the set that it reports, by the catalogue in force, and the nominal time of the run. */
export type WeekToReport = {
  readonly current: VersionedCatalogue;
  readonly set: IndicatorSet;
  readonly period: Period;
  readonly calendar: WorkingCalendar;
  readonly nominalTime: Temporal.Instant;
};
