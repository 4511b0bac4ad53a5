import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';

/** A submission as received. */
export type IncomingSubmission = {
  readonly caller: Caller;
  /** The language of the receipt. */
  readonly language: Language;
  readonly request: SubmissionRequest;
  readonly idempotencyKey: string;
  /** SHA-256 of the body's text, hexadecimal. */
  readonly bodyHash: string;
  /** The revision being corrected. */
  readonly ifMatch?: number;
  /** True to report the outcome without storing anything. */
  readonly dryRun: boolean;
};
