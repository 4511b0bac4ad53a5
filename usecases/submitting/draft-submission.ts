import type { InspectedJson } from '../../contract/http/operation.ts';
import {
  type SubmissionRequest,
  submissionRequestSchema,
} from '../../contract/submissions/submission-request.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { withInexact } from '../../domain/submission/numbers/inexact-number.ts';
import type { Flaws } from './incoming-submission.ts';
import { invalidSubmission } from './refusals.ts';

/** A request as far as it can be read, and the flaws of the rest. */
export type SubmissionDraft = Flaws & { readonly request: SubmissionRequest };

const { shape } = submissionRequestSchema;

/**
 * Reads a request. Parts that do not fit the schema are left out, so that the others can be checked in the same pass.
 * @throws Problem `invalid-submission` when unit or set cannot be read, since nothing more can be checked then
 */
export function draftSubmission({ value: body, inexact }: Omit<InspectedJson, 'canonical'>): SubmissionDraft {
  const parsed = parseInput(submissionRequestSchema, body);
  const unread = new Set(inexact.flatMap(({ pointer }) => /^\/values\/([^/]+)/.exec(pointer)?.[1] ?? []));
  const violations = withInexact(inexact, parsed.ok ? [] : parsed.violations);
  if (parsed.ok) return { request: parsed.value, violations, unread };
  const sent = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const unit = shape.unit.safeParse(sent.get('unit'));
  const set = shape.set.safeParse(sent.get('set'));
  if (!unit.success || !set.success) throw invalidSubmission(violations);
  const asOf = shape.asOf.safeParse(sent.get('asOf')).data;
  const reason = shape.reason.safeParse(sent.get('reason')).data;
  const request: SubmissionRequest = {
    unit: unit.data,
    set: set.data,
    period: shape.period.safeParse(sent.get('period')).data ?? '',
    values: shape.values.safeParse(sent.get('values')).data ?? new Map(),
    comments: readableComments(sent.get('comments')),
    ...(asOf === undefined ? {} : { asOf }),
    // A reason that is there but wrong is not also missing.
    ...(reason === undefined && !sent.has('reason') ? {} : { reason: reason ?? '' }),
  };
  return { request, violations, unread };
}

/** Stands for a comment that is there. */
const someText = '?';

/** The comments that are there, even if their text is wrong, so that none is reported as missing too. */
function readableComments(comments: unknown): Map<string, string> {
  const isObject = typeof comments === 'object' && comments !== null && !Array.isArray(comments);
  return new Map(isObject ? Object.keys(comments).map((indicator) => [indicator, someText]) : []);
}
