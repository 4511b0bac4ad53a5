import * as z from 'zod';
import { idSchema, periodSchema } from '../domain/catalogue/keys.ts';
import { plainLine } from '../domain/language/plain-text.ts';
import { approvalStates } from '../domain/submission/approval-states.ts';
import { jsonBody } from './http/body.ts';
import { plain, type Resource } from './http/operation.ts';
import { mailsNobodyField } from './mails-nobody.ts';

const decidedOn = { unit: idSchema, set: idSchema, period: periodSchema, revision: z.int().min(1) };

const decisionSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('approved'), ...decidedOn }),
    z.strictObject({ outcome: z.literal('returned'), ...decidedOn, reason: plainLine(500) }),
  ])
  .meta({ id: 'ApprovalDecision' });

/** What a unit sees of the approval of its latest revision. */
export const ownApprovalSchema = z.object({
  state: z.enum(approvalStates).meta({
    description:
      '`unreadable`: a decision on the unit’s figures cannot be read, so that it is not known which of them count; operations are told.',
  }),
  revision: z.int().meta({ description: 'The latest revision, which the state is of.' }),
  counting: z.int().nullable().meta({
    description:
      'The revision that counts meanwhile: the last approved one; null when none is, and where that cannot be read.',
  }),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable().meta({ description: 'The post that decided.' }),
  reason: z.string().nullable().meta({ description: 'Why it was returned.' }),
});

const approvalSchema = ownApprovalSchema
  .extend({ unit: z.string(), set: z.string(), period: z.string(), ...mailsNobodyField })
  .meta({ id: 'Approval' });

/** What the head of a unit sends to approve a revision, or to return it for a reason. */
export type ApprovalDecision = z.infer<typeof decisionSchema>;
/**
 * The state of approval of a unit's latest revision. `counting` is the revision that counts meanwhile; null where none is
 * known.
 */
export type OwnApproval = z.infer<typeof ownApprovalSchema>;
/** How an approval stands, with the unit, set and period it is of. */
export type ApprovalAnswer = z.infer<typeof approvalSchema>;

/** The expected form of a decision. */
export const approvalUsage = {
  vi: 'Gửi «unit», «set», «period», «revision» và «outcome»: «approved» để duyệt, «returned» kèm «reason» để trả lại.',
  en: 'Send {unit, set, period, revision, outcome}: approved, or returned with a reason.',
};

/** Approval of figures by the head of the unit, where a set asks for it. */
export const approvals = {
  decideFigures: {
    ...plain,
    id: 'decideFigures',
    method: 'POST',
    path: '/v1/approvals',
    access: ['unit'],
    credential: 'session',
    summary: { vi: 'Duyệt hoặc trả lại số liệu', en: 'Approve figures, or return them' },
    description:
      'For a post of the unit whose `approves` the catalogue sets, signed in: no token approves. Where a set asks for approval, only approved figures count, from the instant of their approval on; a correction waits for approval again while the approved figures keep counting. Only the latest revision can be decided on (412 otherwise), once: the same decision again returns it, another one is refused (409). Figures may be approved after the lock; they then count as figures received then.',
    body: jsonBody(decisionSchema, {
      example: { unit: 'BD.STP', set: '766', period: '2024-W02', revision: 1, outcome: 'approved' },
      usage: approvalUsage,
    }),
    answers: { 200: { description: { vi: 'Kết quả', en: 'What was decided' }, schema: approvalSchema } },
    problems: ['not-found', 'conflict', 'correction-outdated', 'unavailable'],
  },
} as const satisfies Resource;
