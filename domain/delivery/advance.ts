import type { InstantText } from '../period/instant-text.ts';
import type { DeliveryRemark } from './delivery-remark.ts';
import { type DeliveryState, deliveryStates } from './delivery-states.ts';

/**
 * What a mail service event proves about a message, weakest first. `returned` is a temporary bounce: the message did not
 * arrive, unless a Delivery event says otherwise.
 */
export type Evidence = 'sent' | 'returned' | 'delivered' | 'bounced' | 'suppressed' | 'complained';

/** A mail service event of one delivery, in the product's terms. */
export type MailReport = {
  /** What it proves; null when it proves nothing and only leaves a remark. */
  readonly evidence: Evidence | null;
  readonly remark?: DeliveryRemark;
  /** Why the message did not arrive. */
  readonly failure?: string;
  /** The message id assigned by SES. */
  readonly messageId?: string;
  /** When SES accepted the message. */
  readonly sentAt?: InstantText;
  /** When the event is recorded. */
  readonly at?: InstantText;
};

/** `moved`, `unmoved` because the delivery was already there or beyond, or `unknown` because there is none. */
export type Advanced = 'moved' | 'unmoved' | 'unknown';

/** The rank of each state, and of a temporary bounce; events only move a delivery to a higher rank. */
const progress: Record<DeliveryState | 'returned', number> = {
  due: 0,
  claimed: 1,
  unknown: 2,
  expired: 3,
  failed: 3,
  sent: 4,
  returned: 5,
  delivered: 6,
  bounced: 7,
  suppressed: 8,
  complained: 9,
};

/** The deliveries that an event moves, and what becomes of them. The end is the same in any order of arrival. */
export type Advance = {
  readonly from: readonly DeliveryState[];
  /** Whether it also moves a delivery whose bounce is temporary. */
  readonly fromSoftBounce: boolean;
  readonly state: DeliveryState;
  readonly softBounce: boolean;
};

const failing: readonly DeliveryState[] = ['bounced', 'complained', 'suppressed'];

/** When a delivery failed that an event has moved; undefined where it has not. */
export function failedAtOf(state: DeliveryState, { at }: MailReport): InstantText | undefined {
  return failing.includes(state) ? at : undefined;
}

/** How an event moves deliveries. */
export function advanceBy(evidence: Evidence): Advance {
  const rank = progress[evidence];
  return {
    from: deliveryStates.filter((state) => progress[state] < rank),
    fromSoftBounce: progress.returned < rank,
    state: evidence === 'returned' ? 'bounced' : evidence,
    softBounce: evidence === 'returned',
  };
}
