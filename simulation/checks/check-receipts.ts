import type { World } from '../world.ts';
import type { Accepted } from './evidence.ts';

/** Every submission with a receipt is stored, once. */
export function checkReceipts({ clients }: World, { submissions }: Accepted): string[] {
  return clients.receipts.flatMap(({ unit, period, key }) => {
    const stored = submissions.filter(
      (one) => one.unit === unit && one.period === period && one.idempotencyKey === key,
    );
    return stored.length === 1 ? [] : [`${unit} ${period}: ${key} is stored ${stored.length} times`];
  });
}
