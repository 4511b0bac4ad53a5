import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** An instant in ISO 8601, with `Z` or an offset. */
const instantTextSchema = z.iso.datetime({ offset: true }).brand<'instant'>();

/** An instant as it is stored, sent and answered. Everything that computes with it uses a `Temporal.Instant`. */
export type InstantText = z.infer<typeof instantTextSchema>;

/** An instant as text: in UTC, to the millisecond, without trailing zeros. */
export function instantText(instant: Temporal.Instant): InstantText {
  const whole = instant.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  return instantTextSchema.parse(whole.toString());
}
