import * as z from 'zod';
import { idSchema, periodSchema } from '../catalogue/keys.ts';
import { plainLine } from '../language/plain-text.ts';

/**
 * Allows a unit to submit figures after its period has locked: one unit, set and period, authorised by a named officer,
 * for at most 31 days. Figures submitted under an exception are late, and do not change the ranking frozen at the lock.
 */
export const lockExceptionSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The responsible officer's post and name. */
  officer: plainLine(120),
  reason: plainLine(500),
  /** The instant the exception expires. */
  expiresAt: z.iso.datetime().brand<'instant'>(),
  id: z.string(),
  openedAt: z.iso.datetime().brand<'instant'>(),
  /** The id of the token that opened it. */
  tokenId: z.string(),
});

export type LockException = z.infer<typeof lockExceptionSchema>;
