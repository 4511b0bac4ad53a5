import type { Temporal } from 'temporal-polyfill';
import {
  type ExceptionPage,
  type ExceptionsQuery,
  type ListedException,
  exceptions as resource,
} from '../../contract/exceptions.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { exceptionState, type LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Lists exceptions from a lock, newest first. There are few: each lasts at most a month, on an officer's word. Those that versions
 * before 0.3.0 opened are among them when unit, set and period are given.
 * @throws Problem `malformed-request` for a cursor that names none of them
 */
export async function listExceptions(
  { exceptions, clock }: Pick<Ports, 'exceptions' | 'clock'>,
  { set, period, unit, state, limit, cursor }: ExceptionsQuery,
): Promise<ExceptionPage> {
  const now = clock.now();
  const stored =
    unit !== undefined && set !== undefined && period !== undefined
      ? await exceptions.list(unit, set, period)
      : await exceptions.all();
  const all = stored.found.reverse();
  const found = entriesAfter(all, cursor, byId, resource.listExceptions.parameters.usage)
    .map((exception) => listedException(exception, now))
    .filter(
      (one) =>
        (set ?? one.set) === one.set &&
        (period ?? one.period) === one.period &&
        (unit ?? one.unit) === one.unit &&
        (state ?? one.state) === one.state,
    );
  const page = found.slice(0, limit);
  return {
    exceptions: page,
    ...leftOut(stored.unreadable),
    next: cursorAfter(page, found, byId),
  };
}

/** An exception as the API returns it. */
export function listedException(exception: LockException, now: Temporal.Instant): ListedException {
  return { ...exception, state: exceptionState(exception, now), closed: exception.closed ?? null };
}
