import * as z from 'zod';
import { problemSchema } from '../http/problem.ts';
import { outcomeSchema, receiptSchema } from '../submissions/receipt.ts';

const about = {
  sheet: z.string().meta({ description: 'The name of the sheet.' }),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
};

/** What a workbook holds that nobody reads: a cell outside the form, a note attached to a cell, a sheet that is none of a form. */
const remarkSchema = problemSchema.shape.errors.unwrap().element.omit({ indicator: true, place: true });

/** The maximum number of unread cells named per sheet: a longer list helps nobody. The rest is counted. */
export const mostUnreadCells = 20;

/** What was not read; left out where everything was. */
const remarks = {
  remarks: z
    .array(remarkSchema)
    .exactOptional()
    .meta({
      description: `What the workbook holds that was not read, so that nobody takes it for sent: cells outside the form, notes attached to cells, other sheets; of a sheet the first ${mostUnreadCells} cells, then how many more. Left out where everything was read.`,
    }),
};

/** The answer to a workbook of one form: the receipt of its submission, and the parts of the file that were not read. */
export const workbookReceiptSchema = receiptSchema.extend(remarks);

/** The receipt of the one form of a workbook, with what nobody read in it. */
export type WorkbookReceipt = z.infer<typeof workbookReceiptSchema>;
/** Something in a workbook that was not read: where it is, and why. */
export type WorkbookRemark = z.infer<typeof remarkSchema>;

/** The receipt as the document names it. */
export const documentedWorkbookReceiptSchema = workbookReceiptSchema.meta({ id: 'WorkbookReceipt' });

/**
 * The result of a workbook of several forms: each sheet is accepted or refused separately. `untouched` sheets are unchanged
 * since they were made, and nothing is submitted for them.
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
        z.object({ status: outcomeSchema, ...about, receipt: workbookReceiptSchema }),
        z.object({
          status: z.literal('refused'),
          ...about,
          type: z.string(),
          detail: z.string(),
          errors: z.array(problemSchema.shape.errors.unwrap().element),
        }),
        z.object({ status: z.literal('untouched'), ...about, ...remarks }),
      ]),
    ),
    ...remarks,
  })
  .meta({ id: 'WorkbookResult' });

/** What became of a workbook of several forms, sheet by sheet. */
export type WorkbookResult = z.infer<typeof workbookResultSchema>;
/** The result of one form of a workbook: accepted, refused, or untouched, so that nothing was sent for it. */
export type SheetResult = WorkbookResult['sheets'][number];
