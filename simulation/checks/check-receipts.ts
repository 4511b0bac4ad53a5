import type { World } from '../world.ts';

/** Every submission for which its unit got a receipt is stored, once. */
export async function checkReceipts(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const set = world.versions[0]?.catalogue.sets[0];
  if (set === undefined) return wrong;
  for (const { unit, period, key } of world.clients.receipts) {
    const revisions = await world.stores.submissions.revisions(set, period, unit);
    const stored = revisions.filter(({ idempotencyKey }) => idempotencyKey === key);
    if (stored.length !== 1) wrong.push(`${unit} ${period}: ${key} is stored ${stored.length} times`);
  }
  return wrong;
}
