import { dayAt } from '../model/days.ts';
import type { Run } from '../model/expected-runs.ts';
import { missedDays } from '../model/missed-days.ts';
import { type Plan, planOf } from '../model/planned.ts';
import type { Revision } from '../model/revisions.ts';
import type { Version } from '../operations.ts';
import type { World } from '../world.ts';

/** The plan a run should make with a catalogue version, after everything that happened in the world; null for none. */
export function expectedPlan(
  { ledger, milestones }: World,
  run: Run,
  { version, catalogue }: Version,
  revisions: readonly Revision[],
): Plan | null {
  const missed = missedDays(dayAt(run.at), catalogue.calendar, { begin: ledger.begin, rows: ledger.ended });
  const closed = milestones.closings.filter((one) => one.version === version && one.at < run.at);
  const isClosed = (id: string) => closed.some(({ milestone }) => milestone === id);
  return planOf(run, { catalogue, revisions, missed, isClosed });
}
