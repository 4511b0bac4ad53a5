import { isDeepStrictEqual } from 'node:util';
import { idOf } from '../model/expected-runs.ts';
import { textOf } from '../model-terms.ts';
import { plannedIn } from '../planned-in.ts';
import type { World } from '../world.ts';
import { type Accepted, cataloguesOf, foundAt } from './evidence.ts';
import { expectedPlan } from './expected-plan.ts';

/**
 * Every finished report, and every finished day of warnings, has planned the messages the model plans, one per person:
 * with the catalogue the run began with or, if there was nothing to do, one that was in force then.
 */
export async function checkPlanned(world: World, { revisions }: Accepted): Promise<string[]> {
  const wrong: string[] = [];
  for (const run of world.expected()) {
    const { job, at } = run;
    const row = world.ledger.ended.get(idOf(run));
    if (job === 'rank' || row?.status !== 'done') continue;
    const deliveries = await world.stores.deliveries.byOccurrence({ job, nominalTime: textOf(at) });
    const planned = deliveries.map(plannedIn);
    const isUnbegun = row.catalogueVersion === undefined && planned.length === 0;
    const possible = cataloguesOf(world, row).flatMap((version) =>
      foundAt(revisions, at).map((found) => expectedPlan(world, run, version, found)?.messages ?? null),
    );
    // A run that was begun may find that another has done its work since.
    const isRight = (expected: (typeof possible)[number]) =>
      expected === null ? planned.length === 0 : !isUnbegun && isDeepStrictEqual(planned, expected);
    if (!possible.some(isRight))
      wrong.push(`${idOf(run)}: planned ${JSON.stringify(planned)}, not ${JSON.stringify(possible)}`);
  }
  return wrong;
}
