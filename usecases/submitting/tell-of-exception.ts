import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { submittersOf } from '../../domain/delivery/submitters.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt, periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { LockException } from '../../domain/submission/exceptions/lock-exception.ts';
import { type MailsNobody, mailsNobody, noSubmitters, nothingToTell } from '../delivering/mails-nobody.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import type { Ports } from '../ports/ports.ts';
import { deadlineAgain, movedDeadline } from './moved-deadline.ts';
import { noticeFrame } from './notice-frame.ts';

/** What telling of an exception reads and plans: whether anything is still owed, and the notices. */
export type TellingPorts = Pick<Ports, 'approvals' | 'deliveries' | 'exceptions' | 'submissions'>;

/**
 * Mails those who submit for a unit that an exception was opened for it; nobody where it ends before the lock and so changes nothing.
 * @returns why nobody is mailed, if nobody is
 */
export async function tellOfOpening(
  ports: TellingPorts,
  current: VersionedCatalogue,
  exception: LockException,
  now: Temporal.Instant,
): Promise<MailsNobody> {
  const { officer, reason, expiresAt, openedAt } = exception;
  if (!outlastsLock(current, exception)) return mailsNobody(0, nothingToTell);
  return tell(ports, current, exception, openedAt, now, {
    about: 'exception-opened',
    ...noticeFrame(current.catalogue, exception),
    reason,
    officer,
    until: expiresAt,
    ...(await movedDeadline(ports, current, exception, now)),
  });
}

/**
 * Mails those who submit for a unit that its exception was closed before its end; nobody where it changed nothing.
 * @returns why nobody is mailed, if nobody is
 */
export async function tellOfClosing(
  ports: TellingPorts,
  current: VersionedCatalogue,
  exception: LockException & { readonly closed: NonNullable<LockException['closed']> },
  now: Temporal.Instant,
): Promise<MailsNobody> {
  const { closed, expiresAt } = exception;
  if (!outlastsLock(current, exception)) return mailsNobody(0, nothingToTell);
  return tell(ports, current, exception, closed.at, now, {
    about: 'exception-closed',
    ...noticeFrame(current.catalogue, exception),
    reason: closed.reason,
    until: expiresAt,
    ...(await deadlineAgain(ports, current, exception, now)),
  });
}

async function tell(
  { deliveries }: TellingPorts,
  { catalogue }: VersionedCatalogue,
  { id, unit, period }: LockException,
  at: InstantText,
  now: Temporal.Instant,
  notice: Notice,
): Promise<MailsNobody> {
  const posts = submittersOf(catalogue, recipientsOn(catalogue, dateAt(now)), unit, periodFrom(period)?.to);
  const mailed = await planNotices(deliveries, catalogue, posts, { id, at, notice });
  return mailsNobody(mailed, noSubmitters(catalogue, unit));
}

/** Whether an exception lets its unit submit after the lock; not of a set that the catalogue no longer has. */
function outlastsLock({ catalogue }: VersionedCatalogue, exception: LockException): boolean {
  const [set, period] = [findSet(catalogue, exception.set), periodFrom(exception.period)];
  if (set === undefined || period === null) return false;
  const { locksAt } = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
  return isAfter(exception.expiresAt, instantText(locksAt));
}
