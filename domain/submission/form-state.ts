import type { Temporal } from 'temporal-polyfill';
import { isAfter, isBefore } from '../period/compare-instants.ts';
import type { Window } from '../period/window.ts';
import { exceptionState, type LockException } from './lock-exception.ts';

/** Whether figures of a period can be sent: not yet, now, no longer, or again by an exception from the lock. */
export const formStates = ['not-open', 'open', 'locked', 'reopened'] as const;

/** The state of a period for a unit, and until when an exception opens it. */
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
  if (isBefore(now, locksAt)) return { state: 'open', opensUntil: null };
  const open = exceptions.filter((exception) => exceptionState(exception, now) === 'open');
  const [first, ...others] = open.map(({ expiresAt }) => expiresAt);
  if (first === undefined) return { state: 'locked', opensUntil: null };
  const last = others.reduce((longest, one) => (isAfter(one, longest) ? one : longest), first);
  return { state: 'reopened', opensUntil: last };
}
