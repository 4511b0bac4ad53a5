import { DynamoDbReservationStore } from '../../adapters/dynamodb/reservation-store.ts';
import { DynamoDbSessionStore } from '../../adapters/dynamodb/session-store.ts';
import type { Table } from '../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../adapters/dynamodb/token-store.ts';
import { RateLimiter } from '../../usecases/access/rate-limiter.ts';

/** What authenticating callers, and counting what they request, needs from the Registry table. */
export function callers(registry: Table) {
  const reservations = new DynamoDbReservationStore(registry);
  return {
    sessions: new DynamoDbSessionStore(registry),
    tokens: new DynamoDbTokenStore(registry),
    rateLimiter: new RateLimiter(reservations),
    reservations,
  };
}
