import { dayAt, type Instant, instantAt } from '../model/days.ts';
import { idOf, type Run } from '../model/expected-runs.ts';
import { missedDays, type WarningsOfDay } from '../model/missed-days.ts';
import type { Revision } from '../model/revisions.ts';
import { type Warnings, warningsAt } from '../model/warnings.ts';
import type { Version } from '../operations.ts';
import type { World } from '../world.ts';

/** The warnings of a nominal time by a version of the catalogue, after all that had happened in the world; null for none. */
export function expectedWarnings(
  world: World,
  at: Instant,
  { version, catalogue }: Version,
  revisions: readonly Revision[],
): Warnings | null {
  const missed = missedDays(dayAt(at), catalogue.calendar, (day) => warningsOf(world, day));
  const closed = world.milestones.closings.filter((one) => one.version === version && one.at < at);
  return warningsAt(catalogue, at, missed, revisions, (id) =>
    closed.some(({ milestone }) => milestone === id),
  );
}

/** What became of the warnings of a day, as the ledger has it. */
function warningsOf({ ledger }: World, day: number): WarningsOfDay {
  const run: Run = { job: 'warn', at: instantAt(day, '07:30') };
  if (ledger.begin === null || run.at <= ledger.begin) return 'not-expected';
  return ledger.ended.get(idOf(run))?.status === 'done' ? 'went-out' : 'missed';
}
