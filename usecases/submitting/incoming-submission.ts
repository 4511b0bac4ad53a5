import type { SubmissionRequest } from '../../contract/submissions/submission-request.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';

/** A submission as it came in. */
export type IncomingSubmission = {
  readonly caller: Caller;
  /** The language of the receipt. */
  readonly language: Language;
  readonly request: SubmissionRequest;
  readonly idempotencyKey: string;
  /** SHA-256 of the body's text, hexadecimal. */
  readonly bodyHash: string;
  /** The revision that a correction is for. */
  readonly ifMatch?: number;
  /** True to be told what would happen, with nothing written. */
  readonly dryRun: boolean;
};
