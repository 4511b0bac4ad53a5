import type { WeeklyReport } from '../domain/report/weekly-report.ts';
import type { ReportedWeek, WeeklyReportStore } from '../usecases/ports/weekly-report-store.ts';
import { type Day, dayOf, type Instant } from './model/days.ts';

/** A week whose report was frozen, by the run of which day, and when. */
export type Frozen = { readonly period: string; readonly day: Day; readonly at: Instant };

/** A store of weekly reports that remembers what was frozen. */
export class WatchedReports implements WeeklyReportStore {
  readonly frozen: Frozen[] = [];
  readonly #inner: WeeklyReportStore;
  readonly #now: () => Instant;

  constructor(inner: WeeklyReportStore, now: () => Instant) {
    this.#inner = inner;
    this.#now = now;
  }

  async put(report: WeeklyReport, over?: string): Promise<boolean> {
    const stored = await this.#inner.put(report, over);
    if (stored) this.frozen.push({ period: report.period, day: dayOf(report.reportingDay), at: this.#now() });
    return stored;
  }

  find(set: string, period: string): Promise<WeeklyReport | null> {
    return this.#inner.find(set, period);
  }

  findAll(weeks: readonly ReportedWeek[]): Promise<(WeeklyReport | 'unreadable' | null)[]> {
    return this.#inner.findAll(weeks);
  }
}

/** The weeks with a frozen report, each with the day of the run that froze it last. */
export function reportedIn(frozen: readonly Frozen[]): Map<string, Day> {
  return new Map(frozen.map(({ period, day }) => [period, day]));
}
