import * as z from 'zod';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { ReportedWeek, WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { packWeeklyReport, unpackWeeklyReport } from '../stored-body.ts';
import { binarySchema } from './requests/binary.ts';
import { expression } from './requests/expression.ts';
import { rowReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';

const reader = rowReader('weekly-report', z.object({ body: binarySchema }), ({ body }) =>
  unpackWeeklyReport(body),
);

/**
 * Weekly reports in the Reports table: `pk` = `report#<set>#<period>`, `sk` = `report`, the report compressed in `body`, and
 * its reporting day in `reportedOn`, which reports stored by earlier releases do not have.
 */
export class DynamoDbWeeklyReportStore implements WeeklyReportStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async put(report: WeeklyReport, over?: string): Promise<boolean> {
    const body = packWeeklyReport(report);
    const item = {
      ...keyOf(report.set, report.period),
      ...versionOf('weekly-report'),
      body,
      reportedOn: report.reportingDay,
    };
    if (over === undefined) return this.#table.putIfAbsent(item);
    return this.#table.putIf(expression`attribute_not_exists(pk) OR reportedOn = ${over}`, item);
  }

  find(set: string, period: string): Promise<WeeklyReport | null> {
    return this.#table.get(keyOf(set, period), reader);
  }

  async findAll(weeks: readonly ReportedWeek[]): Promise<(WeeklyReport | 'unreadable' | null)[]> {
    const keys = weeks.map(({ set, period }) => keyOf(set, period));
    const rows = await this.#table.getRows(keys, reader);
    return rows.map((row) => row && (row.value ?? 'unreadable'));
  }
}

function keyOf(set: string, period: string) {
  return { pk: `report#${set}#${period}`, sk: 'report' };
}
