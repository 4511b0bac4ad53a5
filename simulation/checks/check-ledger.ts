import { lastChance } from '../model/catch-up.ts';
import { minute } from '../model/days.ts';
import { expectedRuns, idOf, type Run } from '../model/expected-runs.ts';
import type { World } from '../world.ts';

/** A trigger this recent may still be on its way. */
const grace = 5 * minute;

/** A reconciliation may find that a late trigger has just begun the run; so many cannot all have. */
const enough = 3;

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
    if (chancesFor(world, run) >= enough)
      wrong.push(`${id}: ${row.status} though it could have been caught up (${row.account})`);
  }
  return wrong;
}

/** How many reconciliations found a missed run in its catch-up window, could take it, and were not disturbed. */
function chancesFor({ ledger, operations }: World, run: Run): number {
  const id = idOf(run);
  const last = lastChance(run, operations.calendar);
  return ledger.chances.filter(({ at, held }) => run.at + grace < at && at <= last && !held.has(id)).length;
}
