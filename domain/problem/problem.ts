import type { Text } from '../language/text.ts';

/** Every type of refusal. Codes are stable: clients may branch on them. */
export const problemCodes = [
  'malformed-request',
  'invalid-submission',
  'invalid-catalogue',
  'missing-idempotency-key',
  'idempotency-key-reused',
  'idempotency-key-in-flight',
  'period-locked',
  'correction-outdated',
  'correction-needs-if-match',
  'catalogue-outdated',
  'catalogue-needs-if-match',
  'confirmation-needed',
  'second-operator-needed',
  'unauthenticated',
  'forbidden',
  'sign-in-refused',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'unsupported-media-type',
  'too-large',
  'answer-too-large',
  'headers-too-large',
  'too-many-requests',
  'too-many-revisions',
  'address-not-allowed',
  'conflict',
  'nothing-changed',
  'unavailable',
  'stored-row-unreadable',
  'internal',
] as const;

/** The code of a refusal, on which clients may branch. */
export type ProblemCode = (typeof problemCodes)[number];

/**
 * One fault of the input: where (JSON pointer, `header:Name`, `query:name`, `path:name`, or `Sheet!C12`), what, and how to fix it.
 */
export type Violation = {
  readonly pointer: string;
  readonly code: string;
  readonly detail: Text;
  /** The indicator it is about, if any. */
  readonly indicator?: { readonly id: string; readonly name: Text };
  /** Where it is, in words, where a pointer says that to programs only. */
  readonly place?: Text;
  /** What a cell of a workbook holds, as it shows there. */
  readonly value?: string;
};

/**
 * A refusal the caller can understand and act on. `detail` explains what to do, in both languages; `violations` lists
 * every fault, not only the first.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly detail: Text;
  readonly violations: readonly Violation[];
  /** After how many seconds the same request may be made again; null when that does not depend on time. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: ProblemCode,
    detail: Text,
    violations: readonly Violation[] = [],
    options?: ErrorOptions & { readonly retryAfterSeconds?: number },
  ) {
    super(`${code}: ${detail.en}`, options);
    this.code = code;
    this.detail = detail;
    this.violations = violations;
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null;
  }
}
