import { previousPeriod } from '../../domain/period/period.ts';
import { checkSums } from '../../domain/submission/check-sums.ts';
import { checkComments } from '../../domain/submission/comments.ts';
import type { SoftFinding } from '../../domain/submission/soft-finding.ts';
import { requireComments, softFindings } from '../../domain/submission/soft-rules.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import { invalidSubmission } from './refusals.ts';
import type { ValidRequest } from './validate-request.ts';

/**
 * Checks the figures that would be in force after a submission: declared sums agree, comments belong to figures, and
 * every figure that looks wrong compared with last period's has a comment.
 * @returns the figures that look wrong, each with a comment
 * @throws Problem `invalid-submission` with every violation
 */
export async function checkFiguresInForce(
  submissions: SubmissionStore,
  { set, unit, period }: ValidRequest,
  { values, comments = new Map() }: Submission,
): Promise<SoftFinding[]> {
  const before = (await submissions.revisions(set, previousPeriod(period).id, unit.id)).at(-1);
  const findings = softFindings(set, before?.values, values);
  const violations = [
    ...checkSums(set, values),
    ...checkComments(values, comments),
    ...requireComments(set, findings, comments),
  ];
  if (violations.length > 0) throw invalidSubmission(violations);
  return findings;
}
