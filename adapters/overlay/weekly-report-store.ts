import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { MemoryWeeklyReportStore } from '../memory/weekly-report-store.ts';

/** The weekly reports of another store, plus those stored here, which stay in memory. */
export class OverlayWeeklyReportStore implements WeeklyReportStore {
  readonly #below: WeeklyReportStore;
  readonly #own = new MemoryWeeklyReportStore();

  constructor(below: WeeklyReportStore) {
    this.#below = below;
  }

  async put(report: WeeklyReport): Promise<boolean> {
    const isThere = (await this.#below.find(report.set, report.period)) !== null;
    return !isThere && this.#own.put(report);
  }

  async find(set: string, period: string): Promise<WeeklyReport | null> {
    return (await this.#own.find(set, period)) ?? this.#below.find(set, period);
  }
}
