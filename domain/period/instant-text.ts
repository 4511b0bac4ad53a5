import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/**
 * An instant in ISO 8601, with `Z` or an offset. Parses stored instants; other schemas define what a caller may write.
 */
export const instantTextSchema = z
  .string()
  .refine((text) => form.test(text), 'an instant in ISO 8601')
  .brand<'instant'>();

/** An instant as stored, sent and returned. Computations use `Temporal.Instant`. */
export type InstantText = z.infer<typeof instantTextSchema>;

/** An instant as text: in UTC, to the millisecond, without trailing zeros. */
export function instantText(instant: Temporal.Instant): InstantText {
  // Ten times as quick as rounding and writing the instant itself.
  const text = new Date(instant.epochMilliseconds).toISOString();
  return instantTextSchema.parse(text.replace(/\.?0*Z$/, 'Z'));
}
