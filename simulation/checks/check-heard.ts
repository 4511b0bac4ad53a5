import { messageOf } from '../model-terms.ts';
import type { World } from '../world.ts';

/**
 * Every message ends as its story does, with every remark once; and every event that belongs to no message is kept, once.
 * A message with a copy or without events tells two stories, or none.
 */
export async function checkHeard(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const unheard = new Set(world.unheard.map(({ messageId }) => messageId));
  const copies = Map.groupBy(world.mail.taken, ({ deliveryId }) => deliveryId);
  for (const [id, [taken, ...others]] of copies) {
    if (taken === undefined || others.length > 0 || unheard.has(taken.messageId)) continue;
    const row = await world.deliveries.find(id);
    if (row === undefined) continue;
    const { name, end, remarks } = taken.story;
    const { state } = messageOf(row, null);
    if (state !== end) wrong.push(`${id}: is ${state}, and should be ${end} (${name})`);
    const said = new Set((row.remarks ?? []).map(({ kind }) => kind));
    if ([...said].sort().join() !== remarks.toSorted().join())
      wrong.push(`${id}: has the remarks ${[...said].join()}, not ${remarks.join()} (${name})`);
  }
  const kept = (await world.stores.strayEvents.newest(Number.POSITIVE_INFINITY)).found
    .map(({ id }) => id)
    .sort();
  if (kept.join() !== world.strays.toSorted().join())
    wrong.push(`kept ${kept.length} events of no message, of ${world.strays.length}`);
  return wrong;
}
