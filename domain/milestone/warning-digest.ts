import * as z from 'zod';
import { textSchema } from '../language/text.ts';

/**
 * Everything one person is warned about on one day, frozen when the warnings are planned.
 * `workingDays` counts down to the date while `kind` is `ahead`, and up from it when `overdue`.
 */
export const warningDigestSchema = z.strictObject({
  scope: textSchema,
  unit: z.string(),
  unitName: textSchema,
  /** The day the warning is for, `YYYY-MM-DD`. */
  day: z.string(),
  items: z
    .array(
      z.strictObject({
        milestone: z.string(),
        name: textSchema,
        date: z.string(),
        kind: z.enum(['ahead', 'overdue']),
        workingDays: z.int(),
        set: z.string(),
        indicator: z.string(),
        indicatorName: textSchema,
        measure: textSchema,
        done: z.int(),
        /** 0 when the unit has not yet said what there is to do. */
        target: z.int(),
        /** The date the figure describes, or null when the unit has sent none. */
        figureDate: z.string().nullable(),
        illustrative: z.boolean(),
      }),
    )
    .min(1),
});

export type WarningDigest = z.infer<typeof warningDigestSchema>;
export type WarningItem = WarningDigest['items'][number];
