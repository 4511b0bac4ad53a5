import { Temporal } from 'temporal-polyfill';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import type { Window } from '../period/window.ts';
import { exceptionState, type LockException } from './exceptions/lock-exception.ts';
import type { formStates } from './form-states.ts';

/** The state of a period for a unit, and until when an exception opens it beyond the lock, also while that is still ahead. */
export type FormOpening = {
  readonly state: (typeof formStates)[number];
  readonly opensUntil: LockException['expiresAt'] | null;
};

/** Whether a unit can send figures of a period. @param exceptions those of the unit, set and period */
export function formOpening(
  { opensAt, locksAt }: Window,
  exceptions: readonly LockException[],
  now: Temporal.Instant,
): FormOpening {
  if (isBefore(now, opensAt)) return { state: 'not-open', opensUntil: null };
  const isLocked = !isBefore(now, locksAt);
  const open = exceptions
    .filter((exception) => exceptionState(exception, now) === 'open')
    .filter(({ expiresAt }) => isLocked || isAfter(Temporal.Instant.from(expiresAt), locksAt));
  const [first, ...others] = open.map(({ expiresAt }) => expiresAt);
  if (first === undefined) return { state: isLocked ? 'locked' : 'open', opensUntil: null };
  const last = others.reduce((longest, one) => (isAfter(one, longest) ? one : longest), first);
  return { state: isLocked ? 'reopened' : 'open', opensUntil: last };
}
