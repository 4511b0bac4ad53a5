import type { InstantText } from '../period/instant-text.ts';
import type { DeliveryState } from './delivery.ts';

/** The new state of a delivery. `dueAt` null takes it off the list of things to look at. */
export type DeliveryChange = {
  readonly state: DeliveryState;
  readonly dueAt: InstantText | null;
  readonly attempts: number;
  readonly messageId?: string;
  readonly sentAt?: InstantText;
  readonly failure?: string;
};
