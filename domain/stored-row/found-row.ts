import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';
import { rowKinds } from './row-kind.ts';

/** The most unreadable rows that are shown at once. */
export const mostRowsShown = 200;

/** An unreadable row, as it was found last. */
export const foundRowSchema = z.object({
  table: z.string(),
  partition: z.string(),
  sort: z.string(),
  kind: z.enum(rowKinds),
  /** What is wrong, without the row's values. */
  reason: z.string(),
  foundAt: instantTextSchema,
});

/** A stored row that could not be read: where it is and what is wrong with it, never what it holds. */
export type FoundRow = z.infer<typeof foundRowSchema>;
