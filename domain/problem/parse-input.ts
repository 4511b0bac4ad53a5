import type * as z from 'zod';
import { violationsOfIssue } from './issue-violations.ts';
import type { Violation } from './problem.ts';

/** Either the parsed input, or all its violations. */
export type ParsedInput<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/**
 * Parses external input with a schema.
 * @param base the input's path in the request, for the violations' pointers
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  base: readonly PropertyKey[] = [],
): ParsedInput<z.infer<Schema>> {
  // The input in each issue distinguishes a missing part from a wrong one. The issues do not leave this function.
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, violations: parsed.error.issues.flatMap((issue) => violationsOfIssue(issue, base)) };
}
