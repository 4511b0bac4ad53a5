import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { WeeklyReportStore } from '../../usecases/ports/weekly-report-store.ts';
import { packWeeklyReport, unpackWeeklyReport } from '../stored-body.ts';
import { binarySchema } from './binary.ts';
import { putIfAbsent } from './conditional-write.ts';

const itemSchema = z.object({ body: binarySchema });

/** Weekly reports in the Reports table: `pk` = `report#<set>#<period>`, `sk` = `report`, the report compressed in `body`. */
export class DynamoDbWeeklyReportStore implements WeeklyReportStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async put(report: WeeklyReport): Promise<boolean> {
    const body = packWeeklyReport(report);
    return putIfAbsent(this.#client, this.#tableName, { ...keyOf(report.set, report.period), body });
  }

  async find(set: string, period: string): Promise<WeeklyReport | null> {
    const Key = keyOf(set, period);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item === undefined ? null : unpackWeeklyReport(itemSchema.parse(Item).body);
  }
}

function keyOf(set: string, period: string) {
  return { pk: `report#${set}#${period}`, sk: 'report' };
}
