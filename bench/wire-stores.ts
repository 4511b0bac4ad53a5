import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbCatalogueStore } from '../adapters/dynamodb/catalogue-store.ts';
import { DynamoDbEditionStore } from '../adapters/dynamodb/editions/edition-store.ts';
import { createDocumentClient } from '../adapters/dynamodb/requests/client.ts';
import { DynamoDbSubmissionStore } from '../adapters/dynamodb/submission-store.ts';
import { Table } from '../adapters/dynamodb/table/table.ts';
import type { WireTables } from './wire-table.ts';

/** The stores that the ranking job uses, over tables in memory. */
export function storesOver(wire: WireTables) {
  const client = clientOver(wire);
  const catalogues = new DynamoDbCatalogueStore(new Table(client, 'registry'));
  return {
    catalogues,
    submissions: new DynamoDbSubmissionStore(new Table(client, 'submissions'), catalogues),
    editions: new DynamoDbEditionStore(new Table(client, 'reports')),
  };
}

/** A client that calls tables in memory. */
export function clientOver(wire: WireTables): DynamoDBDocumentClient {
  return createDocumentClient({
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    ...(wire.requestHandler === undefined ? {} : { requestHandler: wire.requestHandler }),
  });
}
