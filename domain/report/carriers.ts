import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { textSchema } from '../language/text.ts';
import type { RankingLine } from '../ranking/edition.ts';

/** An indicator by which the units of a league gained or lost points, all together, in 1/100. */
const carrierSchema = z.strictObject({ name: textSchema, points: z.int() }).nullable();

/** The indicators by which a league's units gained and lost most; null where none gained or lost. */
export const carriersSchema = z.strictObject({ up: carrierSchema, down: carrierSchema });

/** By which indicators a league's units gained and lost most points; null where none did. */
export type Carriers = z.infer<typeof carriersSchema>;

/** Adds up the explained changes of all units by indicator; of equal sums, the indicator first in the set counts. */
export function carriersOf(
  { indicators }: IndicatorSet,
  lines: readonly Pick<RankingLine, 'why'>[],
): Carriers {
  const sums = new Map<string, number>();
  for (const { why } of lines)
    for (const { indicator, points } of why?.indicators ?? [])
      sums.set(indicator, (sums.get(indicator) ?? 0) + points);
  const changed = indicators
    .map(({ id, name }) => ({ name, points: sums.get(id) ?? 0 }))
    .toSorted((a, b) => b.points - a.points);
  const [up] = changed;
  const down = changed.at(-1);
  return {
    up: up !== undefined && up.points > 0 ? up : null,
    down: down !== undefined && down.points < 0 ? down : null,
  };
}
