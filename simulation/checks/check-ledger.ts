import { lastChance } from '../model/catch-up.ts';
import { hour } from '../model/days.ts';
import { expectedRuns, idOf } from '../model/expected-runs.ts';
import type { World } from '../world.ts';

/** An occurrence that could have been caught up for this long must have been; where calls fail more often, it takes longer. */
const enough = 6 * hour;

/**
 * Every expected occurrence has ended exactly once, by steps the model allows, and was not given up early; no
 * unexpected run was made.
 */
export function checkLedger(world: World): string[] {
  const wrong = [...world.ledger.violations];
  const known = new Set(expectedRuns(world.start, world.end).map(idOf));
  for (const id of world.ledger.ended.keys())
    if (!known.has(id)) wrong.push(`${id}: nobody expects such a run`);
  for (const run of world.expected()) {
    const id = idOf(run);
    const row = world.ledger.ended.get(id);
    if (row === undefined) wrong.push(`${id}: has come to no end`);
    if (row?.status !== 'skipped' && row?.status !== 'failed') continue;
    const available = world.outages.timeWithout(
      ['scheduler', 'reconcile'],
      run.at,
      lastChance(run, world.operations.calendar),
    );
    if (available >= enough * Math.max(1, world.callFaults))
      wrong.push(`${id}: ${row.status} though there was time (${row.account})`);
  }
  return wrong;
}
