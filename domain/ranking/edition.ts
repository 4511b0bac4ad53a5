import * as z from 'zod';
import { textSchema } from '../language/text.ts';

const score = { points: z.int(), maxPoints: z.int() };

/** One unit's place in a ranking. Points are in 1/100. */
export const rankingLineSchema = z.strictObject({
  unit: z.string(),
  /** The unit's name when the ranking was frozen. */
  name: textSchema,
  rank: z.int(),
  ...score,
  /** False when the unit sent nothing by the cut-off; the line then shows what a missing submission means. */
  submitted: z.boolean(),
  /** The revision that was counted. */
  revision: z.int().optional(),
  late: z.boolean(),
  illustrative: z.boolean(),
  /** Against the previous period's latest edition: points gained, and places gained (positive is up). Null when either period has no figures. */
  delta: z.strictObject({ points: z.int(), places: z.int() }).nullable(),
  groups: z.array(z.strictObject({ group: z.string(), ...score })),
  indicators: z.array(z.strictObject({ indicator: z.string(), ...score })),
});

/** The ranking of a league for a period, frozen. */
export const editionSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  league: z.string(),
  /** 1 for the first ranking of the period; a re-computation is a further edition. */
  edition: z.int(),
  catalogueVersion: z.int(),
  /** The instant up to which submissions count. */
  cutOffAt: z.string(),
  /** SHA-256 over everything the ranking was computed from; equal inputs give equal digests. */
  inputDigest: z.string(),
  comparedWith: z.strictObject({ period: z.string(), edition: z.int() }).nullable(),
  expected: z.int(),
  received: z.int(),
  lines: z.array(rankingLineSchema),
});

export type RankingLine = z.infer<typeof rankingLineSchema>;
export type Edition = z.infer<typeof editionSchema>;
