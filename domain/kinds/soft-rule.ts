import * as z from 'zod';

/**
 * What makes a figure suspicious, so that it needs a comment, though it is not refused: more than three times the last
 * period's figure; a denominator smaller than the last period's; a count smaller than the last period's. A shrinking
 * denominator counts only where the indicator says so, since weekly dossiers go up and down.
 */
export const softRules = ['more-than-triple', 'denominator-shrank', 'count-fell'] as const;

export type SoftRule = (typeof softRules)[number];

/** Schema of an indicator's `softRules`: those of its kind that apply. An empty list turns them off. */
export function softRulesSchema<Rule extends SoftRule>(...allowed: readonly [Rule, ...Rule[]]) {
  return z.array(z.enum(allowed)).optional();
}
