import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import type { SoftRule } from '../kinds/soft-rule.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { isEmpty } from '../scoring/is-empty.ts';
import { changedFigures } from './comparable-figures.ts';
import { findingText, needsComment, type SoftFinding } from './soft-finding.ts';
import type { Values } from './values.ts';

/** A unit's last figure of each indicator before a period. */
export type LastFigures = {
  readonly values: Values;
  /** The periods of those that are not of the period just before, by indicator id. */
  readonly since: ReadonlyMap<string, string>;
};

/**
 * Compares a unit's figures with its last ones by each indicator's soft rules, in the set's order. "Nothing to report"
 * counts as 0. A figure without a previous one gives no finding, and the tripling rule ignores previous figures that
 * were not positive. A ratio can give one finding for its numerator and one for its denominator.
 * @param last the last figure of each indicator that has one
 * @param next the figures in force after the submission
 */
export function softFindings(set: IndicatorSet, last: LastFigures, next: Values): SoftFinding[] {
  const findings: SoftFinding[] = [];
  for (const indicator of set.indicators) {
    const before = last.values.get(indicator.id);
    const after = before && next.get(indicator.id);
    if (before === undefined || after === undefined) continue;
    const rules = softRulesOf(indicator);
    if (rules.length === 0) continue;
    // A number that stays the same breaks no rule.
    for (const { part, figure, whenLess, earlier } of changedFigures(indicator, before, after)) {
      const code =
        figure < earlier ? whenLess : isMoreThanTriple(figure, earlier) ? 'more-than-triple' : null;
      if (code === null || !rules.includes(code)) continue;
      const since = last.since.get(indicator.id);
      findings.push({
        indicator: indicator.id,
        code,
        part,
        before: earlier,
        after: figure,
        ...(since === undefined ? {} : { since }),
      });
    }
  }
  return findings;
}

/** Whether a figure is more than three times another that is positive, exactly. */
function isMoreThanTriple(figure: number, earlier: number): boolean {
  if (earlier <= 0) return false;
  const triple = 3 * earlier;
  return Number.isSafeInteger(triple) ? figure > triple : BigInt(figure) > 3n * BigInt(earlier);
}

/**
 * The ids of the figures that are compared with earlier ones, by a soft rule or because they say there was nothing, and have none
 * among some that are known.
 */
export function withoutEarlier(set: IndicatorSet, values: Values, known: Values): string[] {
  const without: string[] = [];
  for (const indicator of set.indicators) {
    const value = known.has(indicator.id) ? undefined : values.get(indicator.id);
    if (value !== undefined && (softRulesOf(indicator).length > 0 || isEmpty(value)))
      without.push(indicator.id);
  }
  return without;
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
          vi: `${vi} Sửa số liệu, hoặc ghi giải trình.`,
          en: `${en} Fix the figure, or explain it in a comment.`,
        },
      };
    });
}
