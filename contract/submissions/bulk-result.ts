import * as z from 'zod';
import { outcomeSchema, receiptSchema } from './receipt.ts';

const errorSchema = z.object({
  /** The row as a spreadsheet counts it, the header being row 1; null for what concerns the whole submission. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
});

const about = { unit: z.string(), set: z.string(), period: z.string(), rows: z.array(z.int()) };

/** What became of a file of submissions: each accepted or refused on its own, and counted once. */
export const bulkResultSchema = z.object({
  status: z.enum(['accepted', 'accepted-with-warnings', 'partly-accepted', 'rejected']),
  /** Accepted without warnings. */
  accepted: z.int(),
  acceptedWithWarnings: z.int(),
  refused: z.int(),
  submissions: z.array(
    z.discriminatedUnion('status', [
      z.object({ status: outcomeSchema, ...about, receipt: receiptSchema }),
      z.object({
        status: z.literal('refused'),
        ...about,
        type: z.string(),
        detail: z.string(),
        errors: z.array(errorSchema),
      }),
    ]),
  ),
  /** What is wrong with rows that belong to no submission. */
  errors: z.array(errorSchema),
});

export type BulkResult = z.infer<typeof bulkResultSchema>;
export type BulkEntry = BulkResult['submissions'][number];
export type BulkError = z.infer<typeof errorSchema>;
