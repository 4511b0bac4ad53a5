import * as z from 'zod';
import { indicatorReferenceSchema } from '../http/problem.ts';
import { outcomeSchema, receiptSchema } from './receipt.ts';

const errorSchema = z.object({
  /** Row number as in a spreadsheet, where the header is row 1; null for a fault of the whole submission. */
  row: z.int().nullable(),
  column: z.string().nullable(),
  code: z.string(),
  detail: z.string(),
  indicator: indicatorReferenceSchema.exactOptional(),
});

const about = { unit: z.string(), set: z.string(), period: z.string(), rows: z.array(z.int()) };

/**
 * The result of a file of submissions: each is accepted or rejected independently, and counted once. `unfinished` when the
 * time ran out: the remaining ones are pending, and sending the same file with the same key continues with them.
 */
export const bulkResultSchema = z.object({
  status: z.enum(['accepted', 'accepted-with-warnings', 'partly-accepted', 'rejected', 'unfinished']),
  /** Accepted without warnings. */
  accepted: z.int(),
  acceptedWithWarnings: z.int(),
  refused: z.int(),
  replayed: z.int().meta({
    description: 'How many of the accepted had been accepted before: nothing was recorded for them now.',
  }),
  pending: z.int().meta({
    description:
      'How many were not processed for lack of time. Nothing is known of them yet: send the same file with the same key again.',
  }),
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
      z.object({ status: z.literal('pending'), ...about, detail: z.string() }),
    ]),
  ),
  /** Faults of rows that belong to no submission. */
  errors: z.array(errorSchema),
  /** What was passed over, such as titles and totals, so that nobody takes it for read. */
  remarks: z.array(errorSchema),
});

/** The result of a file of submissions, one by one, and the parts of the file that were not read. */
export type BulkResult = z.infer<typeof bulkResultSchema>;
/** The result of one submission of a file: accepted, refused, or pending, which means not processed yet. */
export type BulkEntry = BulkResult['submissions'][number];
/** A submission that was accepted or refused. */
export type ProcessedEntry = Exclude<BulkEntry, { status: 'pending' }>;
/** What is wrong with a cell, a row or a whole submission of a file. `column` is null for a whole row. */
export type BulkError = z.infer<typeof errorSchema>;
