import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

/** The most units without figures that a report names in a league. */
export const mostAbsent = 30;

/**
 * A unit that sent no figures: for how many weeks in a row, the report's own included, and how many working days after the
 * first of their due times the report goes out.
 */
export const absentUnitSchema = z.strictObject({
  unit: z.string(),
  name: textSchema,
  weeks: z.int(),
  workingDays: z.int(),
  /** True where the unit was silent in all weeks that the report looks at: it may have been for longer. Omitted elsewhere. */
  atLeast: z.literal(true).exactOptional(),
  /** The end of its exception from the lock, where one is in force when the report goes out; omitted elsewhere. */
  extendedUntil: instantTextSchema.exactOptional(),
});

/** A unit that a report names because it sent nothing. `weeks` and `workingDays` count from the first of the weeks it missed in a row. */
export type AbsentUnit = z.infer<typeof absentUnitSchema>;

/** The latest first; those equally late in unit-code order. */
export function longestAbsentFirst(units: readonly AbsentUnit[]): AbsentUnit[] {
  return units.toSorted((a, b) => b.workingDays - a.workingDays || (a.unit < b.unit ? -1 : 1));
}
