import type { Temporal } from 'temporal-polyfill';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { exceptionState } from '../../domain/submission/exceptions/lock-exception.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { mostRevisions } from '../../domain/submission/submission-limits.ts';
import type { ExceptionStore } from '../ports/exception-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { Obstacle } from './obstacles.ts';
import { periodLocked, tooManyRevisions } from './refusals.ts';
import type { ReviewedRequest } from './validate-request.ts';

/** The lock of the period, unless an exception opens it. */
export async function lockOf(
  exceptions: ExceptionStore,
  { catalogue }: VersionedCatalogue,
  { set, unit, period, window, violations }: ReviewedRequest,
  now: Temporal.Instant,
): Promise<Obstacle[]> {
  // A period that is not owed, or has not begun, is refused as such.
  if (violations.some(({ pointer }) => pointer === '/period') || isBefore(now, window.locksAt)) return [];
  const { found: made } = await exceptions.list(unit.id, set.id, period.id);
  if (made.some((exception) => exceptionState(exception, now) === 'open')) return [];
  return [{ pointer: '/period', problem: periodLocked(catalogue, set, period.id, window.locksAt) }];
}

/** The limit of revisions, unless fewer have come since the last exception was opened. */
export async function fullnessOf(
  { exceptions, submissions }: Pick<Ports, 'exceptions' | 'submissions'>,
  { catalogue }: VersionedCatalogue,
  { set, unit, period }: ReviewedRequest,
  last: Submission | undefined,
): Promise<Obstacle[]> {
  if (last === undefined || last.revision < mostRevisions) return [];
  const before = last.revision - mostRevisions + 2;
  const [oldest] = await submissions.newest(set, period.id, unit.id, { atMost: 1, before });
  const { found: made } = await exceptions.list(unit.id, set.id, period.id);
  if (oldest !== undefined && made.some(({ openedAt }) => isBefore(oldest.receivedAt, openedAt))) return [];
  return [{ pointer: '/period', problem: tooManyRevisions(catalogue, period.id, last.revision) }];
}
