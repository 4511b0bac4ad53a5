import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { RateLimiter } from './rate-limiter.ts';

/** What authenticating callers, and counting their requests, needs from the Registry table. */
export function callers(registry: Table) {
  return {
    tokens: new DynamoDbTokenStore(registry),
    rateLimiter: new RateLimiter(new DynamoDbReservationStore(registry)),
  };
}
