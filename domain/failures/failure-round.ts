import * as z from 'zod';
import { instantTextSchema } from '../period/instant-text.ts';
import { failureDigestSchema } from './failure-digest.ts';

/**
 * The last digest of failures: its content, and which failures it covers. It is stored before any of its messages is planned.
 */
export const failureRoundSchema = z.strictObject({
  digest: failureDigestSchema,
  /** Up to when messages that were not sent or came back are covered. */
  until: instantTextSchema,
  /** The marks of the failures that were found then. */
  known: z.array(z.string()),
  /** Whether all of its messages are planned. */
  isPlanned: z.boolean(),
});

/** The last digest of failures, stored so that no failure is reported twice and none is lost between two runs. */
export type FailureRound = z.infer<typeof failureRoundSchema>;

/** The most failures that a round remembers; beyond it, the ones that last longest are reported once more. */
export const mostKnown = 5_000;
