import type * as z from 'zod';
import { violationsOfIssue } from './issue-violations.ts';
import type { Violation } from './problem.ts';

/** Either the parsed input, or everything that is wrong with it. */
export type ParsedInput<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/**
 * Parses input from outside with a schema.
 * @param base where the input lies in the request, for the violations' pointers
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  base: readonly PropertyKey[] = [],
): ParsedInput<z.infer<Schema>> {
  // With the input in each issue, a missing part is told from a wrong one. The issues go no further than this function.
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, violations: parsed.error.issues.flatMap((issue) => violationsOfIssue(issue, base)) };
}
