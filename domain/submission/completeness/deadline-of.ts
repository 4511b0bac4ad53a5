import { Temporal } from 'temporal-polyfill';
import { isAfter, laterOf } from '../../period/compare-instants.ts';
import type { Window } from '../../period/window.ts';
import { exceptionState, type LockException } from '../exceptions/lock-exception.ts';

/** When figures of a period are due from a unit: the due time, or the end of an open exception that lasts longer than the lock. */
export function deadlineOf(
  { dueAt, locksAt }: Pick<Window, 'dueAt' | 'locksAt'>,
  exceptions: readonly LockException[],
  now: Temporal.Instant,
): Temporal.Instant {
  return exceptions
    .filter(
      (one) => exceptionState(one, now) === 'open' && isAfter(Temporal.Instant.from(one.expiresAt), locksAt),
    )
    .map(({ expiresAt }) => Temporal.Instant.from(expiresAt))
    .reduce(laterOf, dueAt);
}
