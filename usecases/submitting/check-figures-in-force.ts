import { setOn } from '../../domain/catalogue/set-on.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import { checkSums } from '../../domain/submission/check-sums.ts';
import { checkComments } from '../../domain/submission/comments.ts';
import { nothingFindings } from '../../domain/submission/nothing-findings.ts';
import type { SoftFinding } from '../../domain/submission/soft-finding.ts';
import { requireComments, softFindings, withoutEarlier } from '../../domain/submission/soft-rules.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';
import { checkAsOf, type FigureNotes } from './check-as-of.ts';
import { lastFigures } from './last-figures.ts';
import type { RecentFigures } from './submission-reads.ts';
import type { ReviewedRequest } from './validate-request.ts';

/** What would be in force after a submission. */
type InForce = FigureNotes & { readonly values: Values };

/**
 * Checks the figures that would be in force after a submission: declared sums agree, comments belong to figures, and
 * every figure that looks wrong compared with the last one before it, says that there was nothing where that needs explaining, or is older
 * than one sent before, has a comment. Figures that cannot be read are left out.
 * @returns the figures that look wrong, and every violation
 */
export async function checkFiguresInForce(
  submissions: SubmissionStore,
  reviewed: ReviewedRequest,
  inForce: InForce,
  recent: RecentFigures,
): Promise<{ readonly findings: SoftFinding[]; readonly violations: Violation[] }> {
  const { set, unit, period, unread } = reviewed;
  const { values, comments = new Map() } = inForce;
  const readable = unread.size === 0 ? values : new Map([...values].filter(([id]) => !unread.has(id)));
  const sought = withoutEarlier(set, readable, recent.last?.values ?? new Map());
  const last = await lastFigures(submissions, reviewed, sought, recent.last);
  const sums = checkSums(set, readable);
  const nothing = nothingFindings(setOn(set, period.to.toString()), unit, last, readable);
  const explained = new Set(nothing.map(({ indicator }) => indicator));
  const compared = softFindings(set, last, readable).filter(({ indicator }) => !explained.has(indicator));
  const findings = [...compared, ...nothing, ...sums.findings];
  const violations = [
    ...sums.violations,
    ...checkComments({ has: (id) => values.has(id) || unread.has(id) }, comments),
    ...requireComments(set, findings, comments),
    ...(await checkAsOf(submissions, reviewed, inForce, recent.own)),
  ];
  return { findings, violations };
}
