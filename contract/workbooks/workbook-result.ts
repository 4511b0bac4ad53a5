import * as z from 'zod';
import { problemSchema } from '../problem.ts';
import { outcomeSchema, receiptSchema } from '../submissions/receipt.ts';

const about = {
  sheet: z.string().meta({ description: 'The name of the sheet.' }),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
};

/**
 * The result of a workbook of several forms: each sheet is accepted or refused by itself. `untouched` sheets hold what they
 * were made with, and nothing is submitted for them.
 */
export const workbookResultSchema = z
  .object({
    status: z.enum(['accepted', 'accepted-with-warnings', 'partly-accepted', 'rejected']),
    /** Accepted without warnings. */
    accepted: z.int(),
    acceptedWithWarnings: z.int(),
    refused: z.int(),
    replayed: z
      .int()
      .meta({ description: 'How many of the accepted had been accepted before: nothing was recorded now.' }),
    untouched: z.int(),
    sheets: z.array(
      z.discriminatedUnion('status', [
        z.object({ status: outcomeSchema, ...about, receipt: receiptSchema }),
        z.object({
          status: z.literal('refused'),
          ...about,
          type: z.string(),
          detail: z.string(),
          errors: z.array(problemSchema.shape.errors.unwrap().element),
        }),
        z.object({ status: z.literal('untouched'), ...about }),
      ]),
    ),
  })
  .meta({ id: 'WorkbookResult' });

export type WorkbookResult = z.infer<typeof workbookResultSchema>;
export type SheetResult = WorkbookResult['sheets'][number];
