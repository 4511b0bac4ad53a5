import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { RateLimiter } from './rate-limiter.ts';

/** What authenticating callers, and counting what they request, needs from the Registry table. */
export function callers(registry: Table) {
  const reservations = new DynamoDbReservationStore(registry);
  return {
    tokens: new DynamoDbTokenStore(registry),
    rateLimiter: new RateLimiter(reservations),
    reservations,
  };
}
