import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { MilestoneStore } from '../../usecases/ports/milestone-store.ts';
import { putIfAbsent } from './conditional-write.ts';
import { paddedNumber } from './padded-number.ts';

/** Closed milestones in the Reports table: `pk` = `milestone#<id>`, `sk` = `closed#<catalogue version>`. */
export class DynamoDbMilestoneStore implements MilestoneStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async close(milestone: string, catalogueVersion: number, closedAt: string): Promise<void> {
    await putIfAbsent(this.#client, this.#tableName, { ...keyOf(milestone, catalogueVersion), closedAt });
  }

  async isClosed(milestone: string, catalogueVersion: number): Promise<boolean> {
    const Key = keyOf(milestone, catalogueVersion);
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true }),
    );
    return Item !== undefined;
  }
}

function keyOf(milestone: string, catalogueVersion: number) {
  return { pk: `milestone#${milestone}`, sk: `closed#${paddedNumber(catalogueVersion, 6)}` };
}
