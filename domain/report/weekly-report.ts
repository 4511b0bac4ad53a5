import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { besideWeekSchema } from './beside-week.ts';
import { explainedSchemas, namedIndicatorSchema } from './explained.ts';

const delta = z.strictObject({ points: z.int(), places: z.int() }).nullable();

const reportLineSchema = z.strictObject({
  unit: z.string(),
  name: textSchema,
  rank: z.int(),
  points: z.int(),
  maxPoints: z.int(),
  delta,
  submitted: z.boolean(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /** The name of the class its points fall into; null if the set has none. */
  class: textSchema.nullable().default(null),
  /** The earlier period whose figures were carried forward. */
  carriedFrom: z.string().exactOptional(),
  ...explainedSchemas,
});

/**
 * The leaders' Monday report, frozen when it is planned. Points are in 1/100; a delta's `places` is positive when the
 * unit rose; a null delta means there is nothing to compare with.
 *
 * It holds facts and names, not sentences; the renderer writes the text. It explains only the readers' own units and
 * the movers shown: explaining all 7,500 units of a nation would nearly fill its item.
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
  catalogueVersion: z.int(),
  cutOffAt: instantTextSchema,
  /** A result published by another body, e.g. the national ranking of provinces. */
  standing: z
    .strictObject({
      indicator: z.string(),
      name: textSchema,
      points: z.int(),
      rank: z.int(),
      of: z.int(),
      delta,
      illustrative: z.boolean(),
    })
    .nullable(),
  leagues: z.array(
    z.strictObject({
      league: z.string(),
      name: textSchema,
      edition: z.int(),
      expected: z.int(),
      received: z.int(),
      /** True when too few units had submitted for the ranking to be final. */
      provisional: z.boolean().default(false),
      /** Units not ranked because they submitted nothing. */
      excluded: z.array(textSchema).default([]),
      /** Units that joined or left the league since the ranking it is compared with. */
      joined: z.array(textSchema).default([]),
      left: z.array(z.strictObject({ name: textSchema, successor: textSchema.nullable() })).default([]),
      /** Why the ranking was re-computed, and how many units moved; null for the first edition. */
      recomputed: z.strictObject({ reason: z.string(), moved: z.int() }).nullable().default(null),
      lines: z.array(reportLineSchema),
    }),
  ),
  /** The indicators that the explanations of its lines name. */
  indicators: z.array(namedIndicatorSchema).default([]),
});

export type WeeklyReport = z.infer<typeof weeklyReportSchema>;
export type ReportLine = z.infer<typeof reportLineSchema>;
