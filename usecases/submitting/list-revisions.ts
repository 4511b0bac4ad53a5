import * as z from 'zod';
import { nextOfBefore } from '../../contract/parameters/cursor.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { valueAnswer, valueAnswerSchema } from '../../domain/kinds/value-answer.ts';
import { bilingual } from '../../domain/language/bilingual.ts';
import { revisionChanges } from '../../domain/submission/revision-changes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { findRevisions, submissionAddressSchema } from './find-revisions.ts';
import { outcomeOf, outcomeSchema } from './receipt.ts';

/** Which revisions are asked for: a page of an address's history. */
export const revisionsQuerySchema = submissionAddressSchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'How many at most.' }),
  cursor: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, bilingual(nextOfBefore))
    .optional()
    .meta({ description: 'The `next` of the page before, unchanged.' }),
});

export type RevisionsQuery = z.infer<typeof revisionsQuerySchema>;

const revisionSchema = z.strictObject({
  revision: z.int(),
  receivedAt: z.iso.datetime(),
  status: z.enum(['on-time', 'late']),
  outcome: outcomeSchema,
  by: z
    .strictObject({
      token: z.string(),
      role: z.enum(['unit', 'leader', 'operations']).nullable(),
      unit: z.string().nullable(),
    })
    .meta({ description: 'The id of the token it was sent with, and for whom that token stands.' }),
  reason: z.string().optional(),
  note: z.string().optional(),
  asOf: z.iso.date().optional(),
  changes: z
    .array(
      z.strictObject({ indicator: z.string(), from: valueAnswerSchema.nullable(), to: valueAnswerSchema }),
    )
    .meta({ description: 'The figures it brought or changed; `from` is null for a new one.' }),
});

/** A page of a history, newest revision first. */
export const revisionsAnswerSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  unit: z.string(),
  revisions: z.array(revisionSchema),
  next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null on the last.' }),
});

export type RevisionsAnswer = z.infer<typeof revisionsAnswerSchema>;

/**
 * The history of a unit's figures for a set and period, newest revision first, each with what it changed. Pages stay
 * apart when a revision comes in between two of them.
 * @throws Problem as {@link findRevisions}
 */
export async function listRevisions(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'tokens'>,
  caller: Caller,
  { limit, cursor, ...address }: RevisionsQuery,
): Promise<RevisionsAnswer> {
  const { revisions } = await findRevisions(ports, caller, address);
  const left =
    cursor === undefined ? revisions : revisions.filter(({ revision }) => revision < Number(cursor));
  const page = left.slice(-limit);
  const by = await senders(ports.tokens, page);
  const answers = page.map((submission, index) => {
    const before = page[index - 1] ?? left.at(-limit - 1);
    return { ...revisionAnswer(submission, before), by: by(submission.tokenId) };
  });
  const oldest = page[0];
  return {
    set: address.set,
    period: address.period.id,
    unit: address.unit,
    revisions: answers.reverse(),
    next: oldest !== undefined && left.length > limit ? String(oldest.revision) : null,
  };
}

function revisionAnswer(submission: Submission, before: Submission | undefined) {
  const { revision, receivedAt, late, reason, note, asOf, values } = submission;
  return {
    revision,
    receivedAt,
    status: late ? ('late' as const) : ('on-time' as const),
    outcome: outcomeOf(submission),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(asOf === undefined ? {} : { asOf }),
    changes: revisionChanges(before?.values ?? new Map(), values).map(({ indicator, from, to }) => ({
      indicator,
      from: from && valueAnswer(from),
      to: valueAnswer(to),
    })),
  };
}

/** Looks every token of a page up once; of a token only its id, role and unit are told. */
async function senders(tokens: TokenStore, page: readonly Submission[]) {
  const ids = [...new Set(page.map(({ tokenId }) => tokenId))];
  const records = await Promise.all(ids.map((id) => tokens.find(id)));
  const known = records.filter((record) => record !== null);
  const principals = new Map<string, Principal>(known.map(({ id, principal }) => [id, principal]));
  return (token: string) => {
    const principal = principals.get(token);
    const unit = principal?.role === 'unit' ? principal.unit : null;
    return { token, role: principal?.role ?? null, unit };
  };
}
