import type { Temporal } from 'temporal-polyfill';
import { changesOf, sequenceOf } from '../../domain/calendar/sequence.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { isOwed, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { isExpected, isOwing } from '../../domain/submission/completeness/completeness.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import { extendedUntil, movesOf } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import type { ExceptionOf } from '../../domain/submission/exceptions/lock-exception.ts';
import { latestOfUnit } from '../approving/latest-of-unit.ts';
import type { Ports } from '../ports/ports.ts';

/** What the e-mail that grants an extension says of the deadline that it moves. */
type MovedDeadline = Pick<Extract<Notice, { about: 'extension-granted' }>, 'window' | 'event'>;

/**
 * When figures are due and lock for all others, and the unit's own deadline as an event for calendars: with the uid and the sequence of its
 * calendar. Without the event where the unit has sent all it owes, or an exception or its figures cannot be read.
 */
export async function movedDeadline(
  { approvals, exceptions, submissions }: Pick<Ports, 'approvals' | 'exceptions' | 'submissions'>,
  { catalogue, version }: VersionedCatalogue,
  { unit: unitId, set: setId, period: on }: ExceptionOf,
  now: Temporal.Instant,
): Promise<MovedDeadline> {
  const [unit, set, period] = [findUnit(catalogue, unitId), findSet(catalogue, setId), periodFrom(on)];
  if (unit === undefined || set === undefined || period === null) return {};
  const times = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
  const isAsked = isOwed(set, period) && isOwing(catalogue, set, period, unit);
  const window = {
    dueAt: instantText(times.dueAt),
    locksAt: instantText(times.locksAt),
    isRanked: set.leagues.length > 0 && isExpected(catalogue, set, period, unit),
  };
  const { found, unreadable } = await exceptions.list(unitId, setId, on);
  const until = extendedUntil(found, times, now);
  if (!isAsked || until === null || unreadable.length > 0) return { window };
  const { counted, last, isUnreadable } = await latestOfUnit({ approvals, submissions }, set, on, unitId);
  const isDone = counted !== null && isEnough(setOn(set, period.to.toString()), unit, counted.values);
  if (isDone || isUnreadable) return { window };
  const sequence = sequenceOf(version, changesOf(last) + movesOf(found, now));
  return { window, event: { sequence, until: instantText(until), movedAt: instantText(now) } };
}
