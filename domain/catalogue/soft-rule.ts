import * as z from 'zod';

/**
 * What makes a figure suspicious, so that it needs a comment, though it is not refused: more than three times the last
 * period's figure; a denominator smaller than the last period's; a count smaller than the last period's.
 */
export const softRules = ['more-than-triple', 'denominator-shrank', 'count-fell'] as const;

export type SoftRule = (typeof softRules)[number];

/**
 * The rules an indicator may declare as `softRules`, by kind; `points` and `standing` have none. An empty list switches
 * them off. Left out, a count follows both of its rules and every other kind `more-than-triple`: a denominator is free to
 * shrink unless the indicator says otherwise, because weekly ones (dossiers received in the week) go up and down.
 */
export const softRuleSchemas = {
  ratio: z.array(z.enum(['more-than-triple', 'denominator-shrank'])).optional(),
  count: z.array(z.enum(['more-than-triple', 'count-fell'])).optional(),
  tasks: z.array(z.enum(['more-than-triple'])).optional(),
  amount: z.array(z.enum(['more-than-triple'])).optional(),
} as const;

const defaults: Record<keyof typeof softRuleSchemas, readonly SoftRule[]> = {
  ratio: ['more-than-triple'],
  count: ['more-than-triple', 'count-fell'],
  tasks: ['more-than-triple'],
  amount: ['more-than-triple'],
};

/** The soft rules in force for an indicator: those it declares, else those of its kind. */
export function softRulesOf(indicator: {
  readonly kind: string;
  readonly softRules?: readonly SoftRule[] | undefined;
}): readonly SoftRule[] {
  const { kind } = indicator;
  if (kind !== 'ratio' && kind !== 'count' && kind !== 'tasks' && kind !== 'amount') return [];
  return indicator.softRules ?? defaults[kind];
}
