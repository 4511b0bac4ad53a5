import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import type { SoftRule } from '../kinds/soft-rule.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { figuresOf } from './comparable-figures.ts';
import { findingText, needsComment, type SoftFinding } from './soft-finding.ts';
import type { Values } from './values.ts';

/**
 * Compares a unit's figures with last period's by each indicator's soft rules, in the set's order. "Nothing to report"
 * counts as 0. A figure without a previous one gives no finding, and the tripling rule ignores previous figures that
 * were not positive. A ratio can give one finding for its numerator and one for its denominator.
 * @param previous the figures in force for the last period; undefined when there are none
 * @param next the figures in force after the submission
 */
export function softFindings(set: IndicatorSet, previous: Values | undefined, next: Values): SoftFinding[] {
  if (previous === undefined) return [];
  return set.indicators.flatMap((indicator) => {
    const before = previous.get(indicator.id);
    const after = next.get(indicator.id);
    const rules = softRulesOf(indicator);
    if (before === undefined || after === undefined || rules.length === 0) return [];
    const old = figuresOf(indicator, before);
    return figuresOf(indicator, after).flatMap(({ part, figure, whenLess }, index) => {
      const earlier = old[index]?.figure ?? 0;
      const codes: SoftRule[] = [];
      if (earlier > 0 && BigInt(figure) > 3n * BigInt(earlier)) codes.push('more-than-triple');
      if (whenLess !== null && figure < earlier) codes.push(whenLess);
      return codes
        .filter((code) => rules.includes(code))
        .map((code) => ({ indicator: indicator.id, code, part, before: earlier, after: figure }));
    });
  });
}

/** The soft rules of an indicator: its own if declared, otherwise its kind's. */
export function softRulesOf(indicator: Indicator): readonly SoftRule[] {
  const declared = 'softRules' in indicator ? indicator.softRules : undefined;
  return declared ?? indicatorKinds[indicator.kind].softRules;
}

/**
 * A `needs-comment` violation at `/comments/<indicator>` for every finding whose indicator has no comment.
 * @param comments the comments in force after the submission
 */
export function requireComments(
  set: IndicatorSet,
  findings: readonly SoftFinding[],
  comments: ReadonlyMap<string, string>,
): Violation[] {
  return findings
    .filter((finding) => needsComment(finding) && !comments.has(finding.indicator))
    .map((finding) => {
      const { vi, en } = findingText(set, finding);
      return {
        pointer: jsonPointer(['comments', finding.indicator]),
        code: 'needs-comment',
        detail: {
          vi: `${vi} Sửa số liệu, hoặc ghi lý do vào «comments».`,
          en: `${en} Fix the figure, or explain it in “comments”.`,
        },
      };
    });
}
