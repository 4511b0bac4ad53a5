import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { textSchema } from '../language/text.ts';
import type { RankingLine } from '../ranking/edition.ts';
import { noneRescored } from '../ranking/scoring-change.ts';

/**
 * An indicator by which the units of a league gained or lost points, all together, in 1/100; `rescored` where it scores otherwise than
 * before.
 */
const carrierSchema = z
  .strictObject({ name: textSchema, points: z.int(), rescored: z.literal(true).exactOptional() })
  .nullable();

/**
 * What the changes of a league's units add up to, in 1/100: of so many units, since the others have nothing to compare with; and of
 * it what they gained by figures that they had not sent the time before, and lost by figures that they have not sent now.
 */
const sumSchema = z.strictObject({
  units: z.int(),
  points: z.int(),
  sentNow: z.int(),
  notSentNow: z.int(),
});

/**
 * The indicators by which a league's units gained and lost most with figures both times; null where none gained or lost. Reports from
 * before have no sum.
 */
export const carriersSchema = z.strictObject({
  up: carrierSchema,
  down: carrierSchema,
  sum: sumSchema.exactOptional(),
});

/** By which indicators a league's units gained and lost most points, and what all of it adds up to. */
export type Carriers = z.infer<typeof carriersSchema>;

/**
 * Adds up the explained changes of all units by indicator; of equal sums, the indicator first in the set counts.
 * @param rescored the indicators that score otherwise than in the ranking compared with
 */
export function carriersOf(
  { indicators }: IndicatorSet,
  lines: readonly Pick<RankingLine, 'why' | 'delta'>[],
  rescored: ReadonlySet<string> = noneRescored,
): Carriers {
  const sums = new Map<string, number>();
  const sum = { units: 0, points: 0, sentNow: 0, notSentNow: 0 };
  for (const { why, delta } of lines) {
    if (why === null || delta === null) continue;
    sum.units += 1;
    sum.points += delta.points;
    for (const { indicator, points } of why.indicators)
      sums.set(indicator, (sums.get(indicator) ?? 0) + points);
    for (const { lacking, points } of why.notSent)
      sum[lacking === 'now' ? 'notSentNow' : 'sentNow'] += points;
  }
  const changed = indicators
    .map(({ id, name }) => ({
      name,
      points: sums.get(id) ?? 0,
      ...(rescored.has(id) ? { rescored: true as const } : {}),
    }))
    .toSorted((a, b) => b.points - a.points);
  const [up] = changed;
  const down = changed.at(-1);
  return {
    up: up !== undefined && up.points > 0 ? up : null,
    down: down !== undefined && down.points < 0 ? down : null,
    sum,
  };
}
