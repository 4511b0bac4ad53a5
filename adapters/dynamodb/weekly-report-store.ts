import * as z from 'zod';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { packWeeklyReport, unpackWeeklyReport } from '../stored-body.ts';
import { binarySchema } from './binary.ts';
import type { Table } from './table.ts';

const itemSchema = z.object({ body: binarySchema });

/** Weekly reports in the Reports table: `pk` = `report#<set>#<period>`, `sk` = `report`, the report compressed in `body`. */
export class DynamoDbWeeklyReportStore implements WeeklyReportStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async put(report: WeeklyReport): Promise<boolean> {
    const body = packWeeklyReport(report);
    return this.#table.putIfAbsent({ ...keyOf(report.set, report.period), body });
  }

  async find(set: string, period: string): Promise<WeeklyReport | null> {
    const item = await this.#table.get(keyOf(set, period), itemSchema);
    return item && unpackWeeklyReport(item.body);
  }
}

function keyOf(set: string, period: string) {
  return { pk: `report#${set}#${period}`, sk: 'report' };
}
