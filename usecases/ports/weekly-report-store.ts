import type { WeeklyReport } from '../../domain/report/weekly-report.ts';

/** Keeps the weekly reports as they were planned. */
export interface WeeklyReportStore {
  /** @returns `conflict` when the report of that set and period is stored already; it is then unchanged @throws Problem `too-large` when it does not fit into one item */
  put(report: WeeklyReport): Promise<'stored' | 'conflict'>;
  find(set: string, period: string): Promise<WeeklyReport | null>;
}
