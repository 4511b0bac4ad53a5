import { createHash } from 'node:crypto';
import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantTextSchema } from '../period/instant-text.ts';
import { type FoundFailure, failureKinds, failureSchema } from './failure.ts';

/** Failures of one kind. */
const failureGroupSchema = z.strictObject({
  kind: z.enum(failureKinds),
  /** How many are new. */
  count: z.int(),
  /** How many of an earlier digest still last. */
  earlier: z.int(),
  /** When the first of the new ones happened. */
  since: instantTextSchema,
  /** The most important of the new ones, the first of these first. */
  failures: z.array(failureSchema),
  /** The next commands to run, without the name of the program. */
  commands: z.array(z.string()),
});

/** What operations get to know by e-mail: the failures since the digest before, by kind. */
export const failureDigestSchema = z.strictObject({
  scope: textSchema,
  at: instantTextSchema,
  /** The fewest hours between two digests. */
  everyHours: z.int(),
  /** Kinds with a new failure, in the order of {@link failureKinds}. */
  groups: z.array(failureGroupSchema).min(1),
  /** How many earlier digests were not sent or came back. */
  undelivered: z.int(),
});

/** One e-mail to operations about what failed since the one before. */
export type FailureDigest = z.infer<typeof failureDigestSchema>;
/** The failures of one kind: how many are new, the most important of these, and the next commands to run. */
export type FailureGroup = FailureDigest['groups'][number];

/** The most failures that a group names. */
export const mostFailuresNamed = 8;

/** The most commands of a group. */
export const mostCommands = 3;

/**
 * A digest of the failures found.
 * @param known the {@link failureMark}s of failures in earlier digests
 * @returns null where no failure is new
 */
export function failureDigest(
  { scope, at, everyHours, undelivered }: Omit<FailureDigest, 'groups'>,
  found: readonly FoundFailure[],
  known: ReadonlySet<string>,
): FailureDigest | null {
  const groups = failureKinds.flatMap((kind): FailureGroup[] => {
    const ofKind = found.filter((one) => one.kind === kind);
    const bySoonest = ofKind.filter((one) => !known.has(failureMark(one))).toSorted(bySince);
    const [first] = bySoonest;
    const fresh = bySoonest.toSorted(({ order: one = 0 }, { order: other = 0 }) => one - other);
    if (first === undefined) return [];
    const earlier = ofKind.filter((one) => one.lasts && known.has(failureMark(one))).length;
    return [
      {
        kind,
        count: fresh.length,
        earlier,
        since: first.since,
        failures: fresh.slice(0, mostFailuresNamed).map(({ what, why, since }) => ({
          what,
          since,
          ...(why === undefined ? {} : { why }),
        })),
        commands: [...new Set(fresh.map(({ command }) => command))].slice(0, mostCommands),
      },
    ];
  });
  return groups.length === 0 ? null : { scope, at, everyHours, undelivered, groups };
}

/** Stands for a failure among those reported before. */
export function failureMark({ kind, id }: Pick<FoundFailure, 'kind' | 'id'>): string {
  return createHash('sha256').update(`${kind} ${id}`).digest('base64url').slice(0, 16);
}

function bySince(one: { readonly since: InstantText }, other: { readonly since: InstantText }): number {
  return isBefore(one.since, other.since) ? -1 : isBefore(other.since, one.since) ? 1 : 0;
}
