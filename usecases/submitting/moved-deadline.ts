import type { Temporal } from 'temporal-polyfill';
import { changesOf, sequenceOf } from '../../domain/calendar/sequence.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { isOwed, windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { isExpected, isOwing } from '../../domain/submission/completeness/completeness.ts';
import { isEnough } from '../../domain/submission/completeness/is-enough.ts';
import { extendedUntil, movesOf } from '../../domain/submission/exceptions/exceptions-to-warn.ts';
import type { ExceptionOf, LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { latestOfUnit } from '../approving/latest-of-unit.ts';
import type { Listed } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';

/** What the e-mail that grants an extension, or tells of an exception, says of the deadline that it moves. */
type MovedDeadline = Pick<Extract<Notice, { about: 'extension-granted' }>, 'window' | 'event'>;

/** What the e-mail that tells of an exception's closing says of the deadline. */
type DeadlineAgain = Pick<Extract<Notice, { about: 'exception-closed' }>, 'opensUntil' | 'event'>;

type DeadlinePorts = Pick<Ports, 'approvals' | 'exceptions' | 'submissions'>;

/**
 * When figures are due and lock for all others, and the unit's own deadline as an event for calendars: with the uid and the sequence of its
 * calendar. Without the event where the unit has sent all it owes, or an exception or its figures cannot be read.
 */
export async function movedDeadline(
  ports: DeadlinePorts,
  current: VersionedCatalogue,
  of: ExceptionOf,
  now: Temporal.Instant,
): Promise<MovedDeadline> {
  const place = placeOf(current.catalogue, of);
  if (place === null) return {};
  const { unit, set, period, times } = place;
  const window = {
    dueAt: instantText(times.dueAt),
    locksAt: instantText(times.locksAt),
    isRanked: set.leagues.length > 0 && isExpected(current.catalogue, set, period, unit),
  };
  const own = await ports.exceptions.list(unit.id, set.id, period.id);
  const until = extendedUntil(own.found, times, now);
  const event = until === null ? {} : await eventAt(ports, current, place, own, until, now);
  return { window, ...event };
}

/**
 * Until when a unit can send figures once an exception was closed, by another exception or because the period has not locked yet, and its deadline as an
 * event for calendars, as `movedDeadline` has it: the due time of all where no exception moves it any more.
 */
export async function deadlineAgain(
  ports: DeadlinePorts,
  current: VersionedCatalogue,
  of: ExceptionOf,
  now: Temporal.Instant,
): Promise<DeadlineAgain> {
  const place = placeOf(current.catalogue, of);
  if (place === null) return {};
  const { unit, set, period, times } = place;
  const own = await ports.exceptions.list(unit.id, set.id, period.id);
  const extended = extendedUntil(own.found, times, now);
  const locks = isAfter(times.locksAt, now) ? times.locksAt : null;
  const last = extended ?? locks;
  return {
    ...(own.unreadable.length > 0 ? {} : { opensUntil: last === null ? null : instantText(last) }),
    ...(await eventAt(ports, current, place, own, extended ?? times.dueAt, now)),
  };
}

/** The unit, set and period of an exception, and the times of the period; null where the catalogue no longer has them. */
function placeOf(catalogue: Catalogue, { unit: unitId, set: setId, period: on }: ExceptionOf) {
  const [unit, set, period] = [findUnit(catalogue, unitId), findSet(catalogue, setId), periodFrom(on)];
  if (unit === undefined || set === undefined || period === null) return null;
  return { unit, set, period, times: windowOf(set, period, WorkingCalendar.of(catalogue.calendar)) };
}

async function eventAt(
  { approvals, submissions }: DeadlinePorts,
  { catalogue, version }: VersionedCatalogue,
  { unit, set, period }: NonNullable<ReturnType<typeof placeOf>>,
  { found, unreadable }: Listed<LockException>,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Pick<MovedDeadline, 'event'>> {
  const isAsked = isOwed(set, period) && isOwing(catalogue, set, period, unit);
  if (!isAsked || unreadable.length > 0) return {};
  const { counted, last, isUnreadable } = await latestOfUnit(
    { approvals, submissions },
    set,
    period.id,
    unit.id,
  );
  const isDone = counted !== null && isEnough(setOn(set, period.to.toString()), unit, counted.values);
  if (isDone || isUnreadable) return {};
  const sequence = sequenceOf(version, changesOf(last) + movesOf(found, now));
  return { event: { sequence, until: instantText(until), movedAt: instantText(now) } };
}
