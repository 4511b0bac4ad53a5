import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type LockException, lockExceptionSchema } from '../../domain/submission/lock-exception.ts';
import type { ExceptionStore } from '../../usecases/ports/exception-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { queryAll } from './query-all.ts';

const itemSchema = lockExceptionSchema.strip();

/** Exceptions from a lock in the Registry table: `pk` = `exception#<set>#<period>#<unit>`, `sk` = when it was opened and its id. */
export class DynamoDbExceptionStore implements ExceptionStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async put(exception: LockException): Promise<void> {
    const { unit, set, period, openedAt, id } = exception;
    const Item = { pk: partition(unit, set, period), sk: `${sortableInstant(openedAt)}#${id}`, ...exception };
    await this.#client.send(new PutCommand({ TableName: this.#tableName, Item }));
  }

  async list(unit: string, set: string, period: string): Promise<LockException[]> {
    const query = {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition(unit, set, period) },
      ConsistentRead: true,
    };
    return queryAll(this.#client, query, itemSchema);
  }
}

function partition(unit: string, set: string, period: string): string {
  return `exception#${set}#${period}#${unit}`;
}
