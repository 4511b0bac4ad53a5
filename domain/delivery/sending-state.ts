import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';

/**
 * Whether messages may be sent at all. The last three fields record who changed it last, when and why; null if it was
 * never changed.
 */
export const sendingStateSchema = z.strictObject({
  paused: z.boolean(),
  /** When this state began. */
  since: instantTextSchema.nullable(),
  /** The id of the token that changed it; `reputation` when sending paused automatically; `import` or `restore`. */
  by: z.string().nullable(),
  /** Why sending was paused; null while it is not. */
  reason: z.string().nullable(),
});

export type SendingState = Readonly<z.infer<typeof sendingStateSchema>>;

/** The state before any change. */
export const neverPaused: SendingState = { paused: false, since: null, by: null, reason: null };
