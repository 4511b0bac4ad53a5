import { dayAt } from '../model/days.ts';
import { idOf, type Run } from '../model/expected-runs.ts';
import { missedDays } from '../model/missed-days.ts';
import { type Plan, planOf } from '../model/planned.ts';
import type { Reporting } from '../model/report.ts';
import type { Revision } from '../model/revisions.ts';
import type { Version } from '../operations.ts';
import { reportedIn } from '../watched-reports.ts';
import type { World } from '../world.ts';

/** The plan a run should make with a catalogue version, after everything that happened in the world; null for none. */
export function expectedPlan(
  world: World,
  run: Run,
  { version, catalogue }: Version,
  revisions: readonly Revision[],
): Plan | null {
  const { ledger, milestones, operations } = world;
  const exceptions = operations.exceptions.map(({ openedAt, expiresAt, ...one }) => ({
    ...one,
    from: Date.parse(openedAt),
    end: Date.parse(expiresAt),
  }));
  const missed = missedDays(dayAt(run.at), catalogue.calendar, { begin: ledger.begin, rows: ledger.ended });
  const closed = milestones.closings.filter((one) => one.version === version && one.at < run.at);
  const isClosed = (id: string) => closed.some(({ milestone }) => milestone === id);
  return planOf(run, {
    catalogue,
    revisions,
    exceptions,
    missed,
    isClosed,
    reporting: foundByReport(world, run),
  });
}

/** What a run of reports found at its end, but for what it had made itself. */
function foundByReport({ ledger, editions, reports }: World, run: Run): Reporting {
  const end = Date.parse(ledger.ended.get(idOf(run))?.finishedAt ?? '');
  const others = reports.frozen.filter(({ day, at }) => day !== dayAt(run.at) && at <= end);
  const ranked = editions.frozen.filter(({ at }) => at <= end).map(({ edition }) => edition);
  return {
    begin: ledger.begin,
    rows: ledger.ended,
    reported: reportedIn(others),
    isRanked: ({ id, leagues }, week) =>
      leagues.every((league) =>
        ranked.some((one) => one.set === id && one.period === week && one.league === league),
      ),
  };
}
