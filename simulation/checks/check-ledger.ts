import { Temporal } from 'temporal-polyfill';
import { mayCatchUp } from '../../domain/schedule/catch-up.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { World } from '../world.ts';

const hour = 3_600_000;

/** An occurrence that could have been caught up for this long must have been. */
const enough = 6 * hour;

/** Every expected occurrence has come to exactly one end, and was not given up while there was time. */
export async function checkLedger(world: World): Promise<string[]> {
  const wrong = [...world.ledger.violations];
  for (const { occurrence, at } of world.expected()) {
    const id = occurrenceId(occurrence);
    const row = await world.stores.occurrences.find(occurrence);
    const status = row?.status ?? 'not there';
    if (!world.ledger.ended.has(id)) wrong.push(`${id}: has come to no end, but is ${status}`);
    else if (world.ledger.ended.get(id)?.status !== status) wrong.push(`${id}: ended, but is ${status}`);
    if (row?.status !== 'skipped' && row?.status !== 'failed') continue;
    const available = world.outages.timeWithout(
      ['scheduler', 'reconcile'],
      at,
      lastChance(occurrence.job, at),
    );
    if (available >= enough) wrong.push(`${id}: ${row.status} though there was time (${row.account})`);
  }
  return wrong;
}

/** Until when a missed run may be caught up, to the hour. */
function lastChance(job: Parameters<typeof mayCatchUp>[0], at: number): number {
  const nominal = Temporal.Instant.fromEpochMilliseconds(at);
  let hours = 0;
  while (mayCatchUp(job, nominal, nominal.add({ hours: hours + 1 }))) hours += 1;
  return at + hours * hour;
}
