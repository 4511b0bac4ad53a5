import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Violation } from '../../domain/problem/problem.ts';
import type { CsvSubmission } from '../../domain/submission/csv/submission.ts';

/** What is wrong with a submission before the catalogue is consulted. */
export type Flaws = {
  readonly violations: readonly Violation[];
  /** The indicators that were sent with figures that cannot be read. */
  readonly unread: ReadonlySet<string>;
};

/** A submission as received. */
export type IncomingSubmission = {
  readonly caller: Caller;
  /** The language of the receipt. */
  readonly language: Language;
  readonly request: SubmissionRequest;
  readonly idempotencyKey: string;
  /** SHA-256 of the body as canonical JSON, hexadecimal. */
  readonly bodyHash: string;
  /** Makes the hash that versions before 0.3.0 stored for the same body, so that a retry across the upgrade is recognized. */
  readonly formerBodyHash?: () => string;
  /** The revision being corrected. */
  readonly ifMatch?: number;
  /** For a submission of a CSV file: what the file calls, or would call, the columns that JSON and its headers have fields for. */
  readonly columns?: CsvSubmission['columns'];
  /** Present if the submission will be rejected: it is checked all the same, so that every error is reported at once. */
  readonly flaws?: Flaws;
  /** True to report the outcome without storing anything. */
  readonly dryRun: boolean;
};
