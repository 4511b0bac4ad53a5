import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { idSchema, periodSchema } from '../../catalogue/keys.ts';
import { plainLine } from '../../language/plain-text.ts';
import { isBefore } from '../../period/compare-instants.ts';
import { instantTextSchema } from '../../period/instant-text.ts';
import { daysToDecide, type ExtensionState } from './extension-states.ts';

/** Who asked or decided: the id of the token or session, and its label or post. */
const authorSchema = z.strictObject({ tokenId: z.string(), label: z.string() });

const decisionSchema = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('granted'),
    at: instantTextSchema,
    by: authorSchema,
    /** The post that decided. */
    officer: plainLine(120),
    /** Until when the unit may submit: the end of the exception, which has the id of the request. */
    until: instantTextSchema,
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    at: instantTextSchema,
    by: authorSchema,
    reason: plainLine(500),
  }),
]);

/** What operations decided on a unit's request: granted until an instant, or refused for a reason. */
export type ExtensionDecision = z.infer<typeof decisionSchema>;

/**
 * A unit's request to submit figures of a set and period after the lock, with what operations decided. A grant becomes an exception
 * from the lock, whose id is that of the request.
 */
export const extensionRequestSchema = z.strictObject({
  id: z.string(),
  unit: idSchema,
  set: idSchema,
  period: periodSchema,
  /** Counts the requests of the unit for the set and period from 1; at most one of them waits. */
  nth: z.int(),
  reason: plainLine(500),
  askedAt: instantTextSchema,
  by: authorSchema,
  /** Absent while it waits, and for good once it has lapsed. */
  decision: decisionSchema.exactOptional(),
});

/** A unit's request to submit after the lock. Its state is not stored: see {@link extensionState}. */
export type ExtensionRequest = z.infer<typeof extensionRequestSchema>;

/** The state of a request at an instant. */
export function extensionState(
  { decision, askedAt }: Pick<ExtensionRequest, 'decision' | 'askedAt'>,
  now: Temporal.Instant,
): ExtensionState {
  if (decision !== undefined) return decision.outcome;
  const lapsesAt = Temporal.Instant.from(askedAt).add({ hours: daysToDecide * 24 });
  return isBefore(now, lapsesAt) ? 'waiting' : 'lapsed';
}
