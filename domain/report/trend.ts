import * as z from 'zod';

/** How many weeks a trend shows, the last of them the report's own. */
export const weeksOfTrend = 8;

/** Points (in 1/100) and rank of one week; null where there was no result. */
const trendWeekSchema = z.strictObject({
  period: z.string(),
  points: z.int().nullable(),
  rank: z.int().nullable(),
  /** Whether the result is by figures of an earlier period; omitted where it is not, and before versions after 0.2.0 recorded it. */
  carried: z.literal(true).exactOptional(),
  /** Whether the result is by illustrative figures; omitted where it is not, and before versions after 0.2.0 recorded it. */
  illustrative: z.literal(true).exactOptional(),
});

/** The results of consecutive weeks, oldest first. */
export const trendSchema = z.array(trendWeekSchema).max(weeksOfTrend);

type TrendWeek = z.infer<typeof trendWeekSchema>;
/** A unit's results of at most {@link weeksOfTrend} consecutive weeks, oldest first. */
export type Trend = z.infer<typeof trendSchema>;

/** A trend from its first week with a result on; null when fewer than two weeks have one, which shows no direction. */
export function shownTrend(weeks: Trend): Trend | null {
  const hasResult = ({ points }: TrendWeek) => points !== null;
  if (weeks.filter(hasResult).length < 2) return null;
  return weeks.slice(weeks.findIndex(hasResult));
}

/** A unit's results in one week; null where the week was not ranked, or the unit was not in its ranking. */
export type EarlierPlace = { readonly period: string; readonly place: RankedPlace | null };

type RankedPlace = {
  readonly rank: number | null;
  readonly points: number;
  readonly submitted: boolean;
  readonly illustrative: boolean;
};

/** The trend of a unit; a week in which it had no rank has no result. @param earlier oldest first */
export function trendOf(earlier: readonly EarlierPlace[], period: string, now: RankedPlace): Trend {
  return [...earlier, { period, place: now }].map(({ period: week, place }) => ({
    period: week,
    points: place === null || place.rank === null ? null : place.points,
    rank: place?.rank ?? null,
    // A rank without figures of the week's own is by earlier ones.
    ...(place !== null && place.rank !== null && !place.submitted ? { carried: true as const } : {}),
    ...(place !== null && place.rank !== null && place.illustrative ? { illustrative: true as const } : {}),
  }));
}
