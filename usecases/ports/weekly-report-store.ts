import type { WeeklyReport } from '../../domain/report/weekly-report.ts';

/** The set and the period of a report. */
export type ReportedWeek = { readonly set: string; readonly period: string };

/** Stores the weekly reports as planned. */
export interface WeeklyReportStore {
  /**
   * Stores a report, if there is none for its set and period yet.
   * @param over the reporting day of a report that may be replaced, because its run failed and nobody received it
   * @returns false when there is another one; it stays unchanged
   * @throws Error when the report does not fit into one item
   */
  put(report: WeeklyReport, over?: string): Promise<boolean>;

  /** The report of a set and period; null when there is none. */
  find(set: string, period: string): Promise<WeeklyReport | null>;

  /** The reports of up to 100 different weeks, in one read; null in the place of each that does not exist. */
  findAll(weeks: readonly ReportedWeek[]): Promise<(WeeklyReport | 'unreadable' | null)[]>;
}
