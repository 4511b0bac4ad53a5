import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Edition } from '../../domain/ranking/edition.ts';
import type { EditionStore } from '../../usecases/ports/edition-store.ts';
import { decompressJson } from '../compressed-json.ts';
import { putIfAbsent } from './conditional-write.ts';
import {
  chunkSchema,
  editionPartition,
  headerKey,
  headerSchema,
  listsSchema,
  toEditionItems,
} from './edition-item.ts';
import { queryAll } from './query-all.ts';

/** Editions in the Reports table: `pk` = `edition#<set>#<period>#<league>`, a `header#…` item and `lines#…` items each. */
export class DynamoDbEditionStore implements EditionStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async freeze(edition: Edition): Promise<boolean> {
    const { chunks, header } = toEditionItems(edition);
    for (const chunk of chunks) {
      await this.#client.send(new PutCommand({ TableName: this.#tableName, Item: chunk }));
    }
    return putIfAbsent(this.#client, this.#tableName, header);
  }

  async find(set: string, period: string, league: string, edition?: number): Promise<Edition | null> {
    const pk = editionPartition({ set, period, league });
    const item = await (edition === undefined ? this.#latestHeader(pk) : this.#header(pk, edition));
    if (item === undefined) return null;
    const { linesAt, chunks, ...header } = headerSchema.parse(item);
    const parts = await queryAll(this.#client, this.#beginningWith(pk, linesAt), chunkSchema);
    if (parts.length !== chunks) {
      throw new Error(
        `${pk} edition ${header.edition}: ${parts.length} of ${chunks} parts of its lines found`,
      );
    }
    const compressed = Buffer.concat(parts.map(({ bytes }) => bytes));
    return { ...header, ...decompressJson(compressed, listsSchema) };
  }

  async #header(pk: string, edition: number) {
    const Key = { pk, sk: headerKey(edition) };
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    return (await this.#client.send(get)).Item;
  }

  async #latestHeader(pk: string) {
    const query = { ...this.#beginningWith(pk, 'header#'), ScanIndexForward: false, Limit: 1 };
    return (await this.#client.send(new QueryCommand(query))).Items?.[0];
  }

  #beginningWith(pk: string, prefix: string): QueryCommandInput {
    return {
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ConsistentRead: true,
    };
  }
}
