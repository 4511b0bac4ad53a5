import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../period/compare-instants.ts';
import { instantText, instantTextSchema } from '../period/instant-text.ts';
import { jobs, type Occurrence } from './occurrence.ts';
import { occurrenceStatuses } from './occurrence-statuses.ts';

/** A row in the ledger of scheduled runs. */
export const occurrenceRecordSchema = z.strictObject({
  job: z.enum(jobs),
  nominalTime: instantTextSchema,
  status: z.enum(occurrenceStatuses),
  /** The number of attempts. */
  attempts: z.int(),
  /** The catalogue version of the first attempt; later attempts use the same one. */
  catalogueVersion: z.int().exactOptional(),
  /** The attempt that holds the occurrence, and until when. */
  owner: z.string().exactOptional(),
  leaseUntil: instantTextSchema.exactOptional(),
  /** A summary of the run, the reason it was skipped or failed, or the last attempt's error. */
  account: z.string().exactOptional(),
  finishedAt: instantTextSchema.exactOptional(),
});

/** A row of the ledger as it is read. One that cannot be read is `unreadable`: it has ended, as far as anybody can know. */
export type OccurrenceRecord = Omit<z.infer<typeof occurrenceRecordSchema>, 'status'> & {
  readonly status: (typeof occurrenceStatuses)[number] | 'unreadable';
};

/** One attempt to run an occurrence. */
export type Attempt = {
  /** Unique, so that an attempt recognises its own row if the answer to its write was lost. */
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant;
  /** The catalogue in force, for an occurrence not yet attempted. */
  readonly catalogueVersion: number;
};

/** Whether an occurrence is in a final state, or its row cannot be read: it is then left as it is. */
export function isTerminal({ status }: OccurrenceRecord): boolean {
  return status === 'done' || status === 'skipped' || status === 'failed' || status === 'unreadable';
}

/** Whether an attempt still holds an occurrence. */
export function isLeased({ leaseUntil }: OccurrenceRecord, now: Temporal.Instant): boolean {
  return leaseUntil !== undefined && isAfter(Temporal.Instant.from(leaseUntil), now);
}

/**
 * What an attempt does with a row: `begin` by replacing it with its own row, `go-on` with a row that is already its
 * own, or leave it because another run holds it (`running`) or it has ended (`finished`).
 */
export type Beginning =
  | { readonly kind: 'begin' | 'go-on'; readonly row: OccurrenceRecord }
  | { readonly kind: 'running' }
  | { readonly kind: 'finished' };

/**
 * Decides what an attempt does with a row.
 * @param seen the row, or null when there is none
 */
export function beginning(
  occurrence: Occurrence,
  seen: OccurrenceRecord | null,
  { owner, now, leaseUntil, catalogueVersion }: Attempt,
): Beginning {
  if (seen !== null && isTerminal(seen)) return { kind: 'finished' };
  if (seen?.status === 'running' && seen.owner === owner) return { kind: 'go-on', row: seen };
  if (seen?.status === 'running' && isLeased(seen, now)) return { kind: 'running' };
  const row: OccurrenceRecord = {
    job: occurrence.job,
    nominalTime: occurrence.nominalTime,
    status: 'running',
    attempts: (seen?.attempts ?? 0) + 1,
    catalogueVersion: seen?.catalogueVersion ?? catalogueVersion,
    owner,
    leaseUntil: instantText(leaseUntil),
  };
  return { kind: 'begin', row };
}

/** The row of an occurrence that has ended: `done`, `skipped` or `failed`, with a short summary. */
export function finished(
  { job, nominalTime, attempts, catalogueVersion }: Occurrence & Partial<OccurrenceRecord>,
  status: 'done' | 'skipped' | 'failed',
  account: string,
  at: Temporal.Instant,
): OccurrenceRecord {
  return {
    job,
    nominalTime,
    status,
    attempts: attempts ?? 0,
    ...(catalogueVersion === undefined ? {} : { catalogueVersion }),
    account,
    finishedAt: instantText(at),
  };
}

/** The row of an occurrence whose attempt failed, and which may be retried at once. */
export function givenBack(
  { job, nominalTime, attempts, catalogueVersion }: OccurrenceRecord,
  failure: string,
): OccurrenceRecord {
  return {
    job,
    nominalTime,
    status: 'planned',
    attempts,
    ...(catalogueVersion === undefined ? {} : { catalogueVersion }),
    account: failure,
  };
}
