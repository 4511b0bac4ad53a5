import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { ReportedWeek, WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { MemoryWeeklyReportStore } from '../memory/weekly-report-store.ts';

/** The weekly reports of another store, plus those stored here, which stay in memory. */
export class OverlayWeeklyReportStore implements WeeklyReportStore {
  readonly #below: WeeklyReportStore;
  readonly #own = new MemoryWeeklyReportStore();

  constructor(below: WeeklyReportStore) {
    this.#below = below;
  }

  async put(report: WeeklyReport, over?: string): Promise<boolean> {
    const below = await this.#below.find(report.set, report.period);
    return (below === null || below.reportingDay === over) && this.#own.put(report, over);
  }

  async find(set: string, period: string): Promise<WeeklyReport | null> {
    return (await this.#own.find(set, period)) ?? this.#below.find(set, period);
  }

  async findAll(weeks: readonly ReportedWeek[]): Promise<(WeeklyReport | 'unreadable' | null)[]> {
    const [own, below] = await Promise.all([this.#own.findAll(weeks), this.#below.findAll(weeks)]);
    return own.map((report, index) => report ?? below[index] ?? null);
  }
}
