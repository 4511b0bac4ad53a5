import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueStore, PutCatalogueResult } from '../../usecases/ports/catalogue-store.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { packCatalogue, unpackCatalogue } from '../stored-body.ts';
import { binarySchema } from './binary.ts';
import { putIfAbsent } from './conditional-write.ts';
import { paddedNumber } from './padded-number.ts';

const partition = 'catalogue';

const itemSchema = z.object({ sk: z.string().regex(/^\d{8}$/), body: binarySchema });

/** Catalogue versions in the Registry table: `pk` = `catalogue`, `sk` = the version, the catalogue compressed in `body`. */
export class DynamoDbCatalogueStore implements CatalogueStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  /** The newest version read so far. A version never changes, so it need not be unpacked twice. */
  #newest: VersionedCatalogue | null = null;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async current(): Promise<VersionedCatalogue | null> {
    const query = new QueryCommand({
      TableName: this.#tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    });
    const [item] = (await this.#client.send(query)).Items ?? [];
    if (item === undefined) return null;
    const { sk, body } = itemSchema.parse(item);
    const version = Number(sk);
    if (this.#newest?.version !== version) {
      this.#newest = { version, catalogue: deepFreeze(unpackCatalogue(body)) };
    }
    return this.#newest;
  }

  async find(version: number): Promise<VersionedCatalogue | null> {
    if (this.#newest?.version === version) return this.#newest;
    const Key = { pk: partition, sk: paddedNumber(version, 8) };
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    if (Item === undefined) return null;
    return { version, catalogue: deepFreeze(unpackCatalogue(itemSchema.parse(Item).body)) };
  }

  async put(version: number, catalogue: Catalogue, acceptedAt: string): Promise<PutCatalogueResult> {
    const packed = packCatalogue(catalogue);
    if (!packed.ok) return { outcome: 'too-large', bytes: packed.bytes, mostBytes: packed.mostBytes };
    const { body } = packed;
    const item = { pk: partition, sk: paddedNumber(version, 8), acceptedAt, body };
    const stored = await putIfAbsent(this.#client, this.#tableName, item);
    return { outcome: stored ? 'stored' : 'taken' };
  }
}
