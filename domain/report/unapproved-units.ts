import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import type { Edition } from '../ranking/edition.ts';
import { type Unapproved, unapprovedStates } from '../submission/unapproved.ts';
import { mostAbsent } from './absent-unit.ts';

/**
 * The units of a league that sent figures of which none counts for want of approval: how many wait, how many were returned, and
 * those that a report names.
 */
export const unapprovedUnitsSchema = z.strictObject({
  waiting: z.int(),
  returned: z.int(),
  units: z.array(z.strictObject({ unit: z.string(), name: textSchema, state: z.enum(unapprovedStates) })),
});

/** The units of a league whose figures do not count for want of approval. */
export type UnapprovedUnits = z.infer<typeof unapprovedUnitsSchema>;

/** Those of a ranking, in its order; null where there are none. */
export function unapprovedUnitsIn({
  lines,
  excluded,
}: Pick<Edition, 'excluded'> & {
  readonly lines: readonly Pick<Edition['lines'][number], 'unit' | 'name' | 'submitted' | 'unapproved'>[];
}): UnapprovedUnits | null {
  const units = [...lines.filter(({ submitted }) => !submitted), ...excluded].flatMap(
    ({ unit, name, unapproved }) => (unapproved === undefined ? [] : [{ unit, name, state: unapproved }]),
  );
  const count = (state: Unapproved) => units.filter((one) => one.state === state).length;
  if (units.length === 0) return null;
  return { waiting: count('waiting'), returned: count('returned'), units: units.slice(0, mostAbsent) };
}
