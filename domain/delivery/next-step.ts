import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange } from './delivery-change.ts';
import { deliveryFailures } from './delivery-failures.ts';
import type { SendResult } from './send-result.ts';

/** The lease of a claim: longer than a worker may run, so that it expires only after its worker is dead. */
const leaseSeconds = 300;

/** How long to wait for the mail service's event before a message counts as not sent. */
const silenceMinutes = 30;

/** The maximum number of attempts. */
const mostAttempts = 6;

/** The right to send a message, until the lease expires at `dueAt`. */
export type Claim = { readonly state: 'claimed'; readonly dueAt: InstantText; readonly attempts: number };

/** The next step for a due delivery. `send` requires a claim first. */
export type NextStep =
  | { readonly kind: 'send'; readonly claim: Claim }
  | { readonly kind: 'settle'; readonly change: DeliveryChange };

/**
 * Decides the next step for a delivery due for processing.
 *
 * A message past its expiry is never sent. A claim with an expired lease belongs to a dead worker: the message may or
 * may not have been sent, so the delivery becomes `unknown` and waits for the mail service's Send event. If none
 * arrives within {@link silenceMinutes}, the message was not sent, and the delivery is due again.
 */
export function nextStep(delivery: Delivery, now: Temporal.Instant): NextStep {
  const { attempts } = delivery;
  const settle = (change: Omit<DeliveryChange, 'attempts'>): NextStep => ({
    kind: 'settle',
    change: { attempts, ...change },
  });
  if (delivery.state === 'claimed') {
    return settle({
      state: 'unknown',
      dueAt: instantText(now.add({ minutes: silenceMinutes })),
      failure: deliveryFailures.workerStopped,
    });
  }
  if (!isBefore(now, Temporal.Instant.from(delivery.expiresAt))) {
    return settle({
      state: 'expired',
      dueAt: null,
      failure: delivery.failure ?? deliveryFailures.notSentInTime,
      failedAt: instantText(now),
    });
  }
  if (attempts >= mostAttempts) {
    return settle({
      state: 'failed',
      dueAt: null,
      failure: delivery.failure ?? deliveryFailures.noSuccess,
      failedAt: instantText(now),
    });
  }
  const dueAt = instantText(now.add({ seconds: leaseSeconds }));
  return { kind: 'send', claim: { state: 'claimed', dueAt, attempts: attempts + 1 } };
}

/**
 * The state of a delivery after an attempt. A delivery that was held keeps its place and its number of attempts,
 * because nothing was wrong with it.
 * @param seen the delivery before it was claimed
 * @param claim the claim of this attempt
 * @param jitter a number from 0 to 1 that spreads retries over time
 */
export function afterAttempt(
  seen: Delivery,
  { attempts }: Claim,
  result: SendResult,
  now: Temporal.Instant,
  jitter: number,
): DeliveryChange {
  switch (result.outcome) {
    case 'sent':
      return { state: 'sent', dueAt: null, attempts, messageId: result.messageId, sentAt: instantText(now) };
    case 'held':
      return { state: 'due', dueAt: seen.dueAt, attempts: seen.attempts, failure: result.failure };
    case 'refused':
      return { state: 'failed', dueAt: null, attempts, failure: result.failure, failedAt: instantText(now) };
    case 'unknown':
      return {
        state: 'unknown',
        dueAt: instantText(now.add({ minutes: silenceMinutes })),
        attempts,
        failure: result.failure,
      };
    case 'retry': {
      if (attempts >= mostAttempts)
        return {
          state: 'failed',
          dueAt: null,
          attempts,
          failure: result.failure,
          failedAt: instantText(now),
        };
      const waitSeconds = Math.round(60 * 2 ** (attempts - 1) * (0.5 + jitter));
      return {
        state: 'due',
        dueAt: instantText(now.add({ seconds: waitSeconds })),
        attempts,
        failure: result.failure,
      };
    }
  }
}
