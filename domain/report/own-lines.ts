import * as z from 'zod';
import { reportLineSchema } from './weekly-report.ts';

/** The most units of a reader's own that a report shows. */
export const mostOwn = 10;

/**
 * A reader's own lines in the rankings that a report shows in part, in the order of the rankings, and how many more units the
 * reader has in these.
 */
export const ownLinesSchema = z.strictObject({
  lines: z.array(z.strictObject({ league: z.string(), line: reportLineSchema })),
  more: z.int(),
});

/** A reader's own units in the rankings that a report shows in part, kept with the delivery. */
export type OwnLines = z.infer<typeof ownLinesSchema>;
