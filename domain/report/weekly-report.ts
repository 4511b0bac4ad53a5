import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { notRankedReasons } from '../ranking/not-ranked.ts';
import { scoringChangeSchema } from '../ranking/scoring-change.ts';
import { tooFewToCompare } from '../ranking/too-few-to-compare.ts';
import { unapprovedStates } from '../submission/unapproved.ts';
import { absentUnitSchema } from './absent-unit.ts';
import { besideWeekSchema } from './beside-week.ts';
import { carriersSchema } from './carriers.ts';
import { explainedSchemas, namedIndicatorSchema } from './explained.ts';
import { leagueSummarySchema } from './league-summary.ts';
import { milestoneAtRiskSchema } from './milestone-at-risk.ts';
import { reportedQuestionSchema } from './reported-question.ts';
import { trendSchema } from './trend.ts';
import { unapprovedUnitsSchema } from './unapproved-units.ts';
import { unitRemarksSchema } from './unit-remarks.ts';
import { unreadableSourceSchema } from './unreadable-source.ts';

const delta = z.strictObject({ points: z.int().nullable(), places: z.int().nullable() }).nullable();

/**
 * The earlier period that something is compared with; out of how many places its rank was, and how many units are ranked
 * both times, where that is known.
 */
const sinceSchema = z.strictObject({
  period: z.string(),
  of: z.int().nullable(),
  among: z.int().nullable(),
});

const storedLineSchema = z.strictObject({
  unit: z.string(),
  name: textSchema,
  rank: z.int().nullable(),
  notRanked: z.enum(notRankedReasons).nullable().default(null),
  points: z.int(),
  maxPoints: z.int(),
  delta: z.strictObject({ points: z.int(), places: z.int().nullable() }).nullable(),
  /** What its change is against, where it is not what the league is compared with. */
  since: sinceSchema.exactOptional(),
  submitted: z.boolean(),
  /** What has become of its last figures, where those do not count for want of approval. */
  unapproved: z.enum(unapprovedStates).exactOptional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /** The name of the class its points fall into; null if it has none. */
  class: textSchema.nullable().default(null),
  /** The earlier period whose figures were carried forward. */
  carriedFrom: z.string().exactOptional(),
  /** Its place among all lines of a ranking that is shown in part, from 0; omitted where all are shown. */
  place: z.int().exactOptional(),
  /** The results of its last weeks; of readers' own units only. */
  trend: trendSchema.exactOptional(),
  ...explainedSchemas,
});

/** Reads lines of reports from before: a unit without figures has no rank and no class. */
export const reportLineSchema = storedLineSchema.transform((line): z.infer<typeof storedLineSchema> => {
  if (line.submitted || line.carriedFrom !== undefined || line.rank === null) return line;
  return { ...line, rank: null, notRanked: 'nothing-sent', class: null, stepUp: null };
});

const storedLeagueSchema = z.strictObject({
  league: z.string(),
  name: textSchema,
  edition: z.int(),
  expected: z.int(),
  /** How many units submitted figures; how many of those all that was asked for, and how many only some. */
  received: z.int(),
  complete: z.int().nullable().default(null),
  partial: z.int().nullable().default(null),
  /** How many units have a rank. */
  ranked: z.int().exactOptional(),
  /** True when too few units had submitted for the ranking to be final. */
  provisional: z.boolean().default(false),
  /** True when too few units had submitted for anybody to be called a leader or a mover. */
  tooFew: z.boolean().exactOptional(),
  /** What the ranking is compared with; null where there is nothing, and in reports that did not record it. */
  since: sinceSchema.nullable().default(null),
  /** Units not ranked because they submitted nothing. */
  excluded: z.array(textSchema).default([]),
  /** Units that joined or left the league since the ranking it is compared with. */
  joined: z.array(textSchema).default([]),
  left: z.array(z.strictObject({ name: textSchema, successor: textSchema.nullable() })).default([]),
  /** Why the ranking was re-computed, and how many units moved; null for the first edition. */
  recomputed: z.strictObject({ reason: z.string(), moved: z.int() }).nullable().default(null),
  /** Who sent nothing, the latest first, at most so many as a report names; omitted by versions before 0.3.0. */
  absent: z.array(absentUnitSchema).exactOptional(),
  /** Who sent figures of which none counts for want of approval; omitted where there are none. */
  unapproved: unapprovedUnitsSchema.exactOptional(),
  /** Which indicators moved its units most, all together; omitted where nothing is compared. */
  carriers: carriersSchema.exactOptional(),
  /** How its scoring differs from that of the ranking it is compared with; omitted where it does not. */
  scoring: scoringChangeSchema.exactOptional(),
  /** What is said of all its units, where the report has the lines of some only. */
  summary: leagueSummarySchema.exactOptional(),
  lines: z.array(reportLineSchema),
});

/** Counts what reports from before did not. */
const leagueSchema = storedLeagueSchema.transform((league) => {
  const { expected, received, provisional, lines } = league;
  const { ranked = lines.filter(({ rank }) => rank !== null).length } = league;
  const { tooFew = tooFewToCompare({ expected, received, ranked, provisional }) } = league;
  return { ...league, ranked, tooFew };
});

/**
 * The leaders' Monday report, frozen when it is planned. Points are in 1/100; a delta's `places` is positive when the
 * unit rose, and null where the two ranks do not compare; a null delta means there is nothing to compare
 * with.
 *
 * It holds facts and names, not sentences; the renderer writes the text. Of long rankings it has a summary and the lines that
 * every reader sees, so that it does not grow with them; the readers' own lines are then in their deliveries. It explains
 * only the readers' own units and the movers shown.
 */
export const weeklyReportSchema = z.strictObject({
  set: z.string(),
  setName: textSchema,
  /** The province or body the report covers. */
  scope: textSchema,
  period: z.string(),
  /** First and last day of the period, `YYYY-MM-DD`. */
  from: z.string(),
  to: z.string(),
  /** The day of the run that reports the week, and the holiday for which it is not the Monday after it. */
  reportingDay: z.string(),
  movedBecause: textSchema.nullable(),
  /** The first working day after the week, where the report goes out later because that day's run was missed. */
  missedDay: z.string().exactOptional(),
  /** Whether nobody had sent anything by the nominal time; the leagues then have no lines. */
  empty: z.boolean().default(false),
  /** The weeks beside it that no report has mentioned yet, oldest first. */
  beside: z.array(besideWeekSchema).default([]),
  /** Rankings recomputed after their own report, which this report mentions first, with how many units moved; omitted when there are none. */
  corrected: z
    .array(
      z.strictObject({
        period: z.string(),
        league: z.string(),
        leagueName: textSchema,
        edition: z.int(),
        reason: z.string(),
        moved: z.int(),
        /** The first of the units that it moved; omitted in reports planned before they named any. */
        units: z.array(textSchema).exactOptional(),
      }),
    )
    .exactOptional(),
  /** The most rows of each ranking, as the catalogue states them; omitted where it does not. */
  rows: z.int().exactOptional(),
  catalogueVersion: z.int(),
  cutOffAt: instantTextSchema,
  /** A result published by another body, e.g. the national ranking of provinces. */
  standing: z
    .strictObject({
      indicator: z.string(),
      name: textSchema,
      points: z.int().nullable(),
      rank: z.int().nullable(),
      of: z.int().nullable(),
      delta,
      /** What the change is against; null where there is nothing, and in reports that did not record it. */
      since: sinceSchema.nullable().default(null),
      illustrative: z.boolean(),
      /** The standings of the last weeks. */
      trend: trendSchema.exactOptional(),
    })
    .nullable(),
  /** The standing that should be there and has not been published, with the last one known; omitted where nothing is missing. */
  unpublished: z
    .strictObject({
      name: textSchema,
      last: z
        .strictObject({
          period: z.string(),
          points: z.int().nullable(),
          rank: z.int().nullable(),
          of: z.int().nullable(),
          illustrative: z.boolean(),
        })
        .nullable(),
      trend: trendSchema,
    })
    .exactOptional(),
  leagues: z.array(leagueSchema),
  /** The milestones that need attention, the nearest date first; omitted where there are none. */
  milestones: z.array(milestoneAtRiskSchema).exactOptional(),
  /** What units wrote with their figures; omitted where none did. */
  remarks: z.array(unitRemarksSchema).exactOptional(),
  /** What leaders asked units since the report before, with the answers; omitted where there is nothing. */
  questions: z.array(reportedQuestionSchema).exactOptional(),
  /** What it lacks because stored rows cannot be read; omitted where it lacks nothing. */
  unreadable: z.array(unreadableSourceSchema).exactOptional(),
  /** The indicators that the explanations of its lines name. */
  indicators: z.array(namedIndicatorSchema).default([]),
});

/** A frozen Monday report: facts and names, from which every reader's e-mail is written. Points are in 1/100. */
export type WeeklyReport = z.infer<typeof weeklyReportSchema>;
/** What a week is compared with. `of` and `among` are null in reports of weeks whose editions do not say. */
export type Since = z.infer<typeof sinceSchema>;
/** One unit in a report's ranking. Points are in 1/100. */
export type ReportLine = z.infer<typeof reportLineSchema>;
