import * as z from 'zod';
import { idSchema, periodSchema } from '../catalogue/keys.ts';
import { plainLine } from '../language/plain-text.ts';

/**
 * Lets a unit submit figures after its period has locked: one unit, set and period, on a named officer's word, for at most 31
 * days. What an exception lets in is late, and does not change the ranking that was frozen at the lock.
 */
export const lockExceptionSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** Who answers for it: the officer's post and name. */
  officer: plainLine(120),
  reason: plainLine(500),
  /** Until when the unit may send. */
  expiresAt: z.iso.datetime().brand<'instant'>(),
  id: z.string(),
  openedAt: z.iso.datetime().brand<'instant'>(),
  /** The token it was opened with. */
  tokenId: z.string(),
});

export type LockException = z.infer<typeof lockExceptionSchema>;
