import { isDeepStrictEqual } from 'node:util';
import { idOf } from '../model/expected-runs.ts';
import { textOf } from '../model-terms.ts';
import { plannedIn } from '../planned-in.ts';
import type { World } from '../world.ts';
import { type Accepted, cataloguesOf, foundAt } from './evidence.ts';
import { expectedPlan } from './expected-plan.ts';

/**
 * Every report and every day of warnings that is done has planned the messages that the model plans, one to each person: by
 * the catalogue with which the run was begun or, where there was nothing to do, by one that was in force then.
 */
export async function checkPlanned(world: World, { revisions }: Accepted): Promise<string[]> {
  const wrong: string[] = [];
  for (const run of world.expected()) {
    const { job, at } = run;
    const row = world.ledger.ended.get(idOf(run));
    if (job === 'rank' || row?.status !== 'done') continue;
    const deliveries = await world.stores.deliveries.byOccurrence({ job, nominalTime: textOf(at) });
    const isIdle = row.catalogueVersion === undefined && deliveries.length === 0;
    const planned = isIdle ? null : deliveries.map(plannedIn);
    const possible = cataloguesOf(world, row).flatMap((version) =>
      foundAt(revisions, at).map((found) => expectedPlan(world, run, version, found)?.messages ?? null),
    );
    if (!possible.some((expected) => isDeepStrictEqual(planned, expected)))
      wrong.push(`${idOf(run)}: planned ${JSON.stringify(planned)}, not ${JSON.stringify(possible)}`);
  }
  return wrong;
}
