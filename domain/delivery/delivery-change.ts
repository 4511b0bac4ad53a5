import type { InstantText } from '../period/instant-text.ts';
import type { DeliveryState } from './delivery-states.ts';

/** The new state of a delivery. A null `dueAt` removes it from the work list. */
export type DeliveryChange = {
  readonly state: DeliveryState;
  readonly dueAt: InstantText | null;
  readonly attempts: number;
  readonly messageId?: string;
  readonly sentAt?: InstantText;
  readonly failure?: string;
  readonly resentAt?: InstantText;
  /** When it became known that the message does not reach its recipient. */
  readonly failedAt?: InstantText;
};
