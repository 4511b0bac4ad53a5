import type { Temporal } from 'temporal-polyfill';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { explainedLine } from '../../domain/report/explained.ts';
import { indicatorsNamedIn } from '../../domain/report/reported-league.ts';
import { reportedQuestions } from '../../domain/report/reported-question.ts';
import { unitRemarks } from '../../domain/report/unit-remarks.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import { reportingDayOf } from '../../domain/schedule/reporting-day.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import { periodsBefore } from './earlier-weeks.ts';
import { milestonesAtRisk } from './milestones-at-risk.ts';
import { reportHeadline } from './report-headline.ts';
import { type RankedLeague, rankedLeaguesOf, reportLeagues } from './report-leagues.ts';
import type { WeekToReport } from './week-to-report.ts';

/** What a report tells beside its rankings. */
type Sayings = {
  /** Every unit's last revision for the week. */
  readonly sent: readonly Submission[];
  /** Up to when the report before that anybody got shows questions; null where there was none. */
  readonly toldUntil: Temporal.Instant | null;
};

/**
 * Composes a week's report from the frozen editions, the published standing known at the nominal time, and what units wrote.
 * What cannot be read of all that is left out, and named in `unreadable`.
 * @throws Error as {@link rankedLeaguesOf}
 */
export async function composeReport(
  sources: Pick<
    Ports,
    'catalogues' | 'editions' | 'exceptions' | 'occurrences' | 'questions' | 'submissions' | 'times'
  >,
  week: WeekToReport,
  { sent, toldUntil }: Sayings,
): Promise<WeeklyReport> {
  const { current, set, period, calendar, nominalTime } = week;
  const { catalogue } = current;
  const readers = new Set(
    catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report')).map(({ unit }) => unit),
  );
  const periods = periodsBefore(catalogue, set, period);
  const ranked = await rankedLeaguesOf(sources, week);
  const { leagues, ...unranked } = await reportLeagues(sources, week, ranked, periods, readers);
  const { milestones, ...unmeasured } = await milestonesAtRisk(sources, catalogue, calendar, nominalTime);
  const { standing, unpublished, ...unknown } = await reportHeadline(sources, week, periods);
  const unreadable = [...unranked.unreadable, ...unknown.unreadable, ...unmeasured.unreadable];
  const remarks = unitRemarks(catalogue, set, sent, revisionsIn(ranked));
  const { found: asked } = await sources.questions.list(set.id);
  const questions = reportedQuestions(catalogue, asked, toldUntil, nominalTime);
  // Also what the readers' own lines name that are in their deliveries.
  const explained = ranked.flatMap(({ edition }) =>
    edition.lines.filter(({ unit }) => readers.has(unit)).map((line) => explainedLine(line)),
  );
  return {
    set: set.id,
    setName: set.name,
    scope: catalogue.name,
    period: period.id,
    from: period.from.toString(),
    to: period.to.toString(),
    ...reportingDayIn(week),
    empty: false,
    beside: [],
    ...(set.reportRows === undefined ? {} : { rows: set.reportRows }),
    catalogueVersion: current.version,
    cutOffAt: ranked.at(-1)?.edition.cutOffAt ?? instantText(nominalTime),
    standing,
    ...(unpublished === undefined ? {} : { unpublished }),
    leagues,
    ...(milestones.length === 0 ? {} : { milestones: [...milestones] }),
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(questions.length === 0 ? {} : { questions }),
    ...(unreadable.length === 0 ? {} : { unreadable }),
    indicators: indicatorsNamedIn(set, [...leagues.flatMap(({ lines }) => lines), ...explained]),
  };
}

/** The day of a report, why it is no Monday, and the day that it missed. */
function reportingDayIn({
  period,
  calendar,
  nominalTime,
}: WeekToReport): Pick<WeeklyReport, 'reportingDay' | 'movedBecause' | 'missedDay'> {
  const monday = period.to.add({ days: 1 });
  const plannedDay = reportingDayOf(period, calendar);
  const reportingDay = dateAt(nominalTime);
  return {
    reportingDay: reportingDay.toString(),
    movedBecause: plannedDay.equals(monday) ? null : (calendar.exceptionOn(monday)?.name ?? null),
    ...(plannedDay.equals(reportingDay) ? {} : { missedDay: plannedDay.toString() }),
  };
}

/** The revision of each unit that a ranking counted. */
function revisionsIn(ranked: readonly RankedLeague[]): ReadonlyMap<string, number> {
  const lines = ranked.flatMap(({ edition }) => edition.lines);
  return new Map(
    lines.flatMap(({ unit, revision }): [string, number][] =>
      revision === undefined ? [] : [[unit, revision]],
    ),
  );
}
