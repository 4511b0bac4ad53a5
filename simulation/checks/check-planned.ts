import { isDeepStrictEqual } from 'node:util';
import { idOf, type Run } from '../model/expected-runs.ts';
import { expiryOf } from '../model/expiry.ts';
import { reportAt } from '../model/report.ts';
import type { Revision } from '../model/revisions.ts';
import { textOf } from '../model-terms.ts';
import type { Version } from '../operations.ts';
import type { World } from '../world.ts';
import { type Accepted, cataloguesOf, foundAt } from './evidence.ts';
import { expectedWarnings } from './expected-warnings.ts';
import { type Planned, plannedFor, plannedIn } from './planned.ts';

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
      foundAt(revisions, at).map((found) => expectedOf(world, run, version, found)),
    );
    if (!possible.some((expected) => isDeepStrictEqual(planned, expected)))
      wrong.push(`${idOf(run)}: planned ${JSON.stringify(planned)}, not ${JSON.stringify(possible)}`);
  }
  return wrong;
}

/** What a run has to plan; null when there is nothing to do. */
function expectedOf(
  world: World,
  { job, at }: Run,
  version: Version,
  revisions: readonly Revision[],
): Planned[] | null {
  if (job === 'report') {
    const report = reportAt(version.catalogue, at);
    if (report === null) return null;
    const about = `${report.set} ${report.period}`;
    return report.readers.map((person) => plannedFor(person, about, expiryOf('report', at)));
  }
  const warnings = expectedWarnings(world, at, version, revisions);
  if (warnings === null) return null;
  return warnings.digests.map(({ person, items }) => plannedFor(person, items, expiryOf('warn', at)));
}
