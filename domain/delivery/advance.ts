import { type DeliveryState, deliveryStates } from './delivery.ts';

/** The rank of each state; a delivery only moves to a state of higher rank. */
const progress: Record<DeliveryState, number> = {
  due: 0,
  claimed: 1,
  unknown: 2,
  expired: 3,
  failed: 3,
  sent: 4,
  delivered: 5,
  bounced: 6,
  suppressed: 6,
  complained: 7,
};

/** The states from which a mail service event may move a delivery to `to`, in any order of arrival. */
export function statesBefore(to: DeliveryState): DeliveryState[] {
  return deliveryStates.filter((state) => progress[state] < progress[to]);
}
