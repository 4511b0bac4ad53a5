import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { isAfter } from '../period/compare-instants.ts';
import { instantText, instantTextSchema } from '../period/instant-text.ts';
import { jobs, type Occurrence } from './occurrence.ts';

/** Where an occurrence stands: the last three are for good. */
export const occurrenceStatuses = ['planned', 'running', 'done', 'skipped', 'failed'] as const;

/** One row of the ledger of scheduled runs. */
export const occurrenceRecordSchema = z.strictObject({
  job: z.enum(jobs),
  nominalTime: instantTextSchema,
  status: z.enum(occurrenceStatuses),
  /** How often it was begun. */
  attempts: z.int(),
  /** The catalogue the first attempt used; every later one uses the same. */
  catalogueVersion: z.int().exactOptional(),
  /** The attempt that runs it, and until when nobody else may. */
  owner: z.string().exactOptional(),
  leaseUntil: instantTextSchema.exactOptional(),
  /** What was done, why it was skipped or failed, or how the last attempt failed. */
  account: z.string().exactOptional(),
  finishedAt: instantTextSchema.exactOptional(),
});

export type OccurrenceRecord = z.infer<typeof occurrenceRecordSchema>;

/** One attempt to run an occurrence. */
export type Attempt = {
  /** Nobody else's, so that an attempt recognises its own row when the answer to its write was lost. */
  readonly owner: string;
  readonly now: Temporal.Instant;
  readonly leaseUntil: Temporal.Instant;
  /** The catalogue in force, for an occurrence that no attempt has begun yet. */
  readonly catalogueVersion: number;
};

/** Whether nothing will ever happen to an occurrence again. */
export function isTerminal({ status }: OccurrenceRecord): boolean {
  return status === 'done' || status === 'skipped' || status === 'failed';
}

/** Whether an attempt that has begun an occurrence still holds it. */
export function isHeld({ leaseUntil }: OccurrenceRecord, now: Temporal.Instant): boolean {
  return leaseUntil !== undefined && isAfter(leaseUntil, now);
}

/**
 * What an attempt does about a row: `begin` by replacing it with a row of its own, `go-on` with the one that is its own
 * already, or leave it to another run that holds it (`running`) or has ended (`finished`).
 */
export type Beginning =
  | { readonly kind: 'begin' | 'go-on'; readonly row: OccurrenceRecord }
  | { readonly kind: 'running' }
  | { readonly kind: 'finished' };

/** Decides what an attempt does about a row. @param seen the row, or null when there is none */
export function beginning(
  occurrence: Occurrence,
  seen: OccurrenceRecord | null,
  { owner, now, leaseUntil, catalogueVersion }: Attempt,
): Beginning {
  if (seen !== null && isTerminal(seen)) return { kind: 'finished' };
  if (seen?.status === 'running' && seen.owner === owner) return { kind: 'go-on', row: seen };
  if (seen?.status === 'running' && isHeld(seen, now)) return { kind: 'running' };
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

/** The row of an occurrence that has come to its end: `done`, `skipped` or `failed`, with a short account of it. */
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

/** The row of an occurrence whose attempt failed, and which may be begun again at once. */
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
