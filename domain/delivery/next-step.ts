import type { Temporal } from 'temporal-polyfill';
import { isBefore } from '../period/compare-instants.ts';
import { type InstantText, instantText } from '../period/instant-text.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryChange } from './delivery-change.ts';
import type { SendResult } from './send-result.ts';

/** How long a claim lasts: longer than a worker may run, so that others look only into a claim whose worker is dead. */
const leaseSeconds = 300;

/** How long to wait for the mail service's own word on a message before it counts as never sent. */
const silenceMinutes = 30;

/** After this many attempts a message is given up. */
const mostAttempts = 6;

/** The right to send a message, until the lease runs out at `dueAt`. */
export type Claim = { readonly state: 'claimed'; readonly dueAt: InstantText; readonly attempts: number };

/** What to do with a delivery whose time has come. `send` has to be claimed first. */
export type NextStep =
  | { readonly kind: 'send'; readonly claim: Claim }
  | { readonly kind: 'settle'; readonly change: DeliveryChange };

/**
 * Decides what to do with a delivery that is to be looked at now.
 *
 * A message past its expiry is never sent. A claim whose lease ran out belongs to a worker that died: the message may or
 * may not have left, so it becomes `unknown` and waits for the mail service's Send event. When none has come after
 * {@link silenceMinutes}, the message did not leave, and it is due again.
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
      failure: 'the worker stopped',
    });
  }
  if (!isBefore(now, delivery.expiresAt)) {
    return settle({
      state: 'expired',
      dueAt: null,
      failure: delivery.failure ?? 'not sent before it expired',
    });
  }
  if (attempts >= mostAttempts) {
    return settle({ state: 'failed', dueAt: null, failure: delivery.failure ?? 'no attempt succeeded' });
  }
  const dueAt = instantText(now.add({ seconds: leaseSeconds }));
  return { kind: 'send', claim: { state: 'claimed', dueAt, attempts: attempts + 1 } };
}

/**
 * What becomes of a delivery after an attempt. One that was held back keeps its place and its number of attempts, as
 * nothing was wrong with it.
 * @param seen the delivery as it was before it was claimed @param claim the claim of this attempt
 * @param jitter a number from 0 to 1 that spreads retries, so that they do not all come back at once
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
      return { state: 'failed', dueAt: null, attempts, failure: result.failure };
    case 'unknown':
      return {
        state: 'unknown',
        dueAt: instantText(now.add({ minutes: silenceMinutes })),
        attempts,
        failure: result.failure,
      };
    case 'retry': {
      if (attempts >= mostAttempts)
        return { state: 'failed', dueAt: null, attempts, failure: result.failure };
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
