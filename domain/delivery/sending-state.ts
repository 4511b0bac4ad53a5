import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';

/** Whether messages may leave at all. The last three say who changed it last, when and why; null while nobody ever has. */
export const sendingStateSchema = z.strictObject({
  paused: z.boolean(),
  /** Since when it has been so. */
  since: instantTextSchema.nullable(),
  /** The id of the token of whoever changed it, or `reputation` when it paused itself. */
  by: z.string().nullable(),
  /** Why it was paused; null while it is not. */
  reason: z.string().nullable(),
});

export type SendingState = Readonly<z.infer<typeof sendingStateSchema>>;

/** How things stand before anybody has changed them. */
export const neverPaused: SendingState = { paused: false, since: null, by: null, reason: null };
