import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { personsOf } from '../../domain/delivery/persons.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { RunSummary } from '../../domain/schedule/run-summary.ts';
import { type PersonalMessage, planDeliveries } from '../delivering/plan-deliveries.ts';
import type { Ports } from '../ports/ports.ts';
import { freezeReports } from './freeze-reports.ts';
import { ownLinesOf } from './own-lines.ts';
import { reasonWithoutReport, unreportedWeeks } from './unreported-weeks.ts';

/**
 * Plans the weekly e-mail on a working day that finds a week unreported: freezes the reports of all such weeks, then writes
 * one delivery row per leader, however many posts they hold, for as long as `mayGoOn` allows. A week in which nobody sent
 * anything gets a short e-mail, or none where its set says so.
 * @throws Error while a week is not ranked yet, its ranking cannot be read, or another run is reporting it
 */
export async function reportWeek(
  ports: Pick<
    Ports,
    | 'catalogues'
    | 'deliveries'
    | 'editions'
    | 'exceptions'
    | 'holds'
    | 'mailCap'
    | 'occurrences'
    | 'questions'
    | 'reports'
    | 'submissions'
    | 'times'
  >,
  current: VersionedCatalogue,
  nominalTime: Temporal.Instant,
  mayGoOn: () => boolean,
): Promise<RunSummary> {
  const { catalogue } = current;
  const unreported = await unreportedWeeks(ports, catalogue, nominalTime);
  if (unreported.weeks.length === 0) return reasonWithoutReport(catalogue, nominalTime);
  const { report, isSilent } = await freezeReports(ports, current, unreported, nominalTime);
  const { set, period, beside } = report;
  if (isSilent) return RunSummary.of('nobody-sent', { set, period });
  const leaders = recipientsOn(catalogue, dateAt(nominalTime)).filter(({ receives }) =>
    receives.includes('weekly-report'),
  );
  const ownOf = await ownLinesOf(ports, current, report);
  const messages = personsOf(leaders).map((person): PersonalMessage => {
    const own = ownOf(new Set([person.first, ...person.others].map(({ unit }) => unit)));
    const content = { kind: 'weekly-report', set, period, ...(own === null ? {} : { own }) } as const;
    return { person, content };
  });
  const occurrence = { job: 'report', nominalTime: instantText(nominalTime) } as const;
  const planned = await planDeliveries(ports, catalogue, occurrence, messages, mayGoOn);
  const waiting = beside.filter(({ why }) => why === 'waiting').map((week) => week.period);
  const slots = { set, period, count: planned, total: messages.length };
  const account =
    waiting.length === 0
      ? RunSummary.of('reported', slots)
      : RunSummary.of('reported-with', { ...slots, periods: waiting });
  const madeAgain = (report.unreadable ?? []).flatMap((source) =>
    source.what === 'own-ranking'
      ? [RunSummary.of('ranked-again', { set, period, league: source.league })]
      : [],
  );
  return RunSummary.all([...madeAgain, account]);
}
