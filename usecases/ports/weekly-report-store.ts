import type { WeeklyReport } from '../../domain/report/weekly-report.ts';

/** Keeps the weekly reports as they were planned. */
export interface WeeklyReportStore {
  /**
   * Stores a report, if there is none of that set and period yet.
   * @returns false when there is one; it is then unchanged @throws Error when the report does not fit into one item
   */
  put(report: WeeklyReport): Promise<boolean>;

  /** The report of a set and period; null when there is none. */
  find(set: string, period: string): Promise<WeeklyReport | null>;
}
