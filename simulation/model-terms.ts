import type { Delivery } from '../domain/delivery/delivery.ts';
import { type InstantText, instantTextSchema } from '../domain/period/instant-text.ts';
import type { Occurrence } from '../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../domain/schedule/occurrence-record.ts';
import type { Submission } from '../domain/submission/submission.ts';
import { type Instant, instantText } from './model/days.ts';
import type { Message } from './model/deliveries.ts';
import type { Run } from './model/expected-runs.ts';
import type { Row } from './model/ledger.ts';
import type { Revision } from './model/revisions.ts';

/* The product's data in the model's terms. Nothing is decided here. */

/** A run, as the model knows it. */
export function runOf({ job, nominalTime }: Occurrence): Run {
  return { job, at: Date.parse(nominalTime) };
}

/** The ledger's row of a run, as the model knows it. */
export function rowOf({ status, attempts, catalogueVersion, leaseUntil }: OccurrenceRecord): Row {
  return {
    status,
    attempts,
    version: catalogueVersion ?? null,
    leaseUntil: leaseUntil === undefined ? null : Date.parse(leaseUntil),
  };
}

/** @param lookAt when the delivery needs processing; null when it no longer does */
export function messageOf(
  { state, softBounce, attempts, expiresAt }: Delivery,
  lookAt: Instant | null,
): Message {
  const returned = softBounce === true ? 'returned' : state;
  return { state: returned, attempts, lookAt, expiresAt: Date.parse(expiresAt) };
}

/** @param dueAt when its figures were due, by the catalogue it was received with */
export function revisionOf(
  { set, unit, period, revision, receivedAt, values }: Submission,
  dueAt: Instant,
): Revision {
  return { set, unit, period, number: revision, receivedAt: Date.parse(receivedAt), dueAt, values };
}

/** An instant of the model as the product writes it. */
export function textOf(at: Instant): InstantText {
  return instantTextSchema.parse(instantText(at));
}
