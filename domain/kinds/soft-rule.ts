import * as z from 'zod';

/**
 * What makes a figure suspicious, so that it needs a comment but is not rejected: more than three times last period's
 * figure; a denominator below last period's; a count below last period's. A decreasing denominator counts only where
 * the indicator declares it, because weekly dossiers go up and down.
 */
const softRules = ['more-than-triple', 'denominator-shrank', 'count-fell'] as const;

/** Why a figure is accepted only with a comment. */
export type SoftRule = (typeof softRules)[number];

/**
 * What makes “nothing to report” suspicious, of whatever kind the indicator is: a figure last period; or that more than a
 * declared share of the points is declared as nothing.
 */
const nothingRules = ['nothing-unlike-before', 'mostly-nothing'] as const;

/** What a receipt can warn of: a broken soft rule, or a declared sum that differs from its parts within its tolerance. */
export const findingCodes = [...softRules, ...nothingRules, 'sum-differs'] as const;

/** Schema of an indicator's `softRules`, chosen from those of its kind. An empty list disables them. */
export function softRulesSchema<Rule extends SoftRule>(...allowed: readonly [Rule, ...Rule[]]) {
  return z.array(z.enum(allowed)).optional();
}
