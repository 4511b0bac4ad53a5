import * as z from 'zod';
import { textSchema } from '../language/text.ts';
import { instantTextSchema } from '../period/instant-text.ts';

/** The kinds of failures that operations act on, in the order in which a digest lists them. */
export const failureKinds = [
  'report-without-ranking',
  'run-held',
  'run-failed',
  'message-not-sent',
  'message-returned',
  'unreadable-row',
] as const;

/** What failed, as far as it determines what operations do about it. */
export type FailureKind = (typeof failureKinds)[number];

/** A failure in a digest: whom or what it concerns, why it happened, and since when it is known. */
export const failureSchema = z.strictObject({
  what: textSchema,
  /** The recorded reason, as it was stored; omitted where there is none. */
  why: textSchema.exactOptional(),
  since: instantTextSchema,
});

/** A failure as it was found. */
export type FoundFailure = z.infer<typeof failureSchema> & {
  readonly kind: FailureKind;
  /** Stays the same for as long as the failure lasts. */
  readonly id: string;
  /** Whether it lasts until operations act. One that is over, such as a message that came back, is not reported again. */
  readonly lasts: boolean;
  /** Of a kind those with the lowest number are named first, and so are their commands; 0 where it is omitted. */
  readonly order?: number;
  /** The next command to run, without the name of the program. */
  readonly command: string;
};
