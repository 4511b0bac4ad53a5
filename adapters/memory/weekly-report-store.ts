import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { ReportedWeek, WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { packWeeklyReport, unpackWeeklyReport } from '../stored-body.ts';

/** Weekly reports, packed as DynamoDB has them, so that a reader gets a copy. */
export class MemoryWeeklyReportStore implements WeeklyReportStore {
  readonly #reports = new Map<string, Uint8Array>();

  async put(report: WeeklyReport, over?: string): Promise<boolean> {
    const key = keyOf(report.set, report.period);
    const body = packWeeklyReport(report);
    const there = this.#reports.get(key);
    if (there !== undefined && unpackWeeklyReport(there).reportingDay !== over) return false;
    this.#reports.set(key, body);
    return true;
  }

  async find(set: string, period: string): Promise<WeeklyReport | null> {
    const body = this.#reports.get(keyOf(set, period));
    return body === undefined ? null : unpackWeeklyReport(body);
  }

  findAll(weeks: readonly ReportedWeek[]): ReturnType<WeeklyReportStore['findAll']> {
    return Promise.all(weeks.map(({ set, period }) => this.find(set, period)));
  }
}

function keyOf(set: string, period: string): string {
  return `${set}#${period}`;
}
