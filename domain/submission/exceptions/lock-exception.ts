import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { idSchema, periodSchema } from '../../catalogue/keys.ts';
import { plainLine } from '../../language/plain-text.ts';
import { isBefore } from '../../period/compare-instants.ts';
import type { ExceptionState } from './exception-states.ts';

/**
 * Allows a unit to submit figures after its period has locked: one unit, set and period, authorised by a post,
 * for at most 31 days. A unit that had sent nothing by the due time is late, and the ranking
 * frozen at the lock stays until it is recomputed.
 */
export const lockExceptionSchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** The post that decided. */
  officer: plainLine(120),
  reason: plainLine(500),
  /** The instant the exception expires. */
  expiresAt: z.iso.datetime().brand<'instant'>(),
  id: z.string(),
  openedAt: z.iso.datetime().brand<'instant'>(),
  /** The id of the token that opened it. */
  tokenId: z.string(),
  /** When it was closed before its end, why, and with which token; omitted while it is not. */
  closed: z
    .strictObject({ at: z.iso.datetime().brand<'instant'>(), reason: plainLine(500), tokenId: z.string() })
    .exactOptional(),
});

/** Leave for one unit to submit figures of one set and period after the lock, until `expiresAt` or until it is closed. */
export type LockException = z.infer<typeof lockExceptionSchema>;

/** Whose figures an exception is about. */
export type ExceptionOf = Pick<LockException, 'unit' | 'set' | 'period'>;

/** The state of an exception at an instant; once closed, it stays closed. */
export function exceptionState(
  { closed, expiresAt }: Pick<LockException, 'closed' | 'expiresAt'>,
  now: Temporal.Instant,
): ExceptionState {
  if (closed !== undefined) return 'closed';
  return isBefore(now, Temporal.Instant.from(expiresAt)) ? 'open' : 'expired';
}
