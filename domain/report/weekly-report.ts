import * as z from 'zod';
import { textSchema } from '../language/text.ts';

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
});

/**
 * What the leaders read on Monday, frozen when the report is planned. Points are in 1/100; a delta's `places` is
 * positive when the unit climbed; a null delta means there is nothing to compare with.
 */
export const weeklyReportSchema = z.strictObject({
  set: z.string(),
  setName: textSchema,
  /** The province or body whose report it is. */
  scope: textSchema,
  period: z.string(),
  /** First and last day of the period, `YYYY-MM-DD`. */
  from: z.string(),
  to: z.string(),
  /** The day the report goes out, and why it is not Monday when it is not. */
  reportingDay: z.string(),
  movedBecause: textSchema.nullable(),
  catalogueVersion: z.int(),
  cutOffAt: z.string(),
  /** What somebody else published about the scope, e.g. the national ranking of provinces. */
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
      lines: z.array(reportLineSchema),
    }),
  ),
});

export type WeeklyReport = z.infer<typeof weeklyReportSchema>;
export type ReportLine = z.infer<typeof reportLineSchema>;
