import * as z from 'zod';
import { principalSchema } from '../access/principal.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { auditedOperations } from './audited-operations.ts';

/** What an operation can change. */
const auditedFields = [
  'version',
  'proposed',
  'dropped',
  'report',
  'units',
  'leagues',
  'sets',
  'indicators',
  'milestones',
  'recipients',
  'calendar',
  'unit',
  'set',
  'period',
  'role',
  'label',
  'token',
  'expiresAt',
  'revokedAt',
  'closedAt',
  'edition',
  'corrections',
  'paused',
  'reason',
  'to',
  'recipient',
  'delivery',
  'resent',
  'messages',
  'released',
  'catalogue',
  'league',
  'group',
  'indicator',
  'milestone',
  'obligation',
  'day',
  'decision',
  'revision',
  'more',
] as const;

/** The name of something that changed, as the audit log writes it. */
export type AuditedField = (typeof auditedFields)[number];

const auditedValueSchema = z.union([z.string(), z.number(), z.boolean()]).nullable();

/** One thing that changed: from what, to what; null for what did not exist or was not set. */
export const auditChangeSchema = z.strictObject({
  field: z.enum(auditedFields),
  /** Which one of several, such as the league of an edition, or the id of a part of the catalogue. */
  of: z.string().exactOptional(),
  from: auditedValueSchema,
  to: auditedValueSchema,
});

/** One thing that an operation changed, before and after. */
export type AuditChange = z.infer<typeof auditChangeSchema>;

/** Who changed something. */
const actorSchema = z.strictObject({
  principal: principalSchema,
  /** The id of the token used; null for a direct invocation, which IAM allowed. */
  tokenId: z.string().nullable(),
  /** The label of the token: who keeps it. */
  label: z.string(),
});

/** Who made a change, and with which token. */
export type Actor = z.infer<typeof actorSchema>;

/** A change that is about to be made. */
export const auditIntentSchema = z.strictObject({
  at: instantTextSchema,
  operation: z.enum(auditedOperations),
  by: actorSchema,
  /** The id of what is changed; null where there is only one such thing. */
  subject: z.string().nullable(),
  changes: z.array(auditChangeSchema),
});

/** The record of a change that is written before it is made; without it nothing is changed. */
export type AuditIntent = z.infer<typeof auditIntentSchema>;

/**
 * What became of a change: `done`; `unchanged`, since somebody else had made it; `refused` for a conflict, so nothing
 * has changed; `partly` when it failed or was refused half-way; `failed`, when it may have been made or not.
 */
export const auditResults = ['done', 'unchanged', 'refused', 'partly', 'failed'] as const;

/** The record of what became of a change, written after it. Missing where a run ended in between. */
export const auditOutcomeSchema = z.strictObject({
  result: z.enum(auditResults),
  /** What was known only afterwards. */
  changes: z.array(auditChangeSchema),
});

/** What became of a change: its result, and what was known only afterwards. */
export type AuditOutcome = z.infer<typeof auditOutcomeSchema>;

/** The outcome of a change whose row cannot be read. */
export const unreadableOutcome = { result: 'unreadable', changes: [] } as const;

/** An entry of the audit log; without an outcome that can be read, the change may have been made or not. */
export type AuditEntry = AuditIntent & {
  readonly id: string;
  readonly outcome: AuditOutcome | typeof unreadableOutcome | null;
};
