import { type DeliveryState, deliveryStates } from './delivery.ts';

/** How far along each state is; a state is only ever left for one further along. */
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

/** The states from which `to` can be reached by what the mail service reports, in whatever order its events arrive. */
export function statesBefore(to: DeliveryState): DeliveryState[] {
  return deliveryStates.filter((state) => progress[state] < progress[to]);
}
