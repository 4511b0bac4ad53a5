import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { randomEntropy } from '../../adapters/random-entropy.ts';
import { instantTextSchema } from '../../domain/period/instant-text.ts';
import { issueToken } from '../../usecases/access/issue-token.ts';
import type { LocalClock } from '../clock/clock.ts';
import { localTables } from '../database/database.ts';
import type { IssueLasting } from '../example/issue-demo-tokens.ts';

/** Later than anybody moves a local clock. */
const expiresAt = instantTextSchema.parse('2999-12-31T00:00:00Z');

/**
 * Issues local tokens, with a lifetime that the API does not allow: otherwise a developer who moves the clock would be locked
 * out.
 */
export function lastingIssuer({
  documents,
  clock,
}: {
  readonly documents: DynamoDBDocumentClient;
  readonly clock: LocalClock;
}): IssueLasting {
  const tokens = new DynamoDbTokenStore(new Table(documents, localTables.registry));
  return async (principal) => {
    const request = { principal, label: 'local', expiresAt };
    return (await issueToken({ tokens, clock, entropy: randomEntropy }, request)).token;
  };
}
