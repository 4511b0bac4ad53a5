import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { RateLimiter } from './rate-limiter.ts';

/** What recognising callers, and counting their requests, needs from the Registry table. */
export function callers(documents: DynamoDBDocumentClient, table: string) {
  return {
    tokens: new DynamoDbTokenStore(documents, table),
    rateLimiter: new RateLimiter(new DynamoDbReservationStore(documents, table)),
  };
}
