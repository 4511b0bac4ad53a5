/**
 * The state of a delivery. `due` and `claimed` are yet to be sent; `unknown` was tried without a clear answer;
 * `suppressed` was withheld, by the mail service or because the recipient unsubscribed.
 */
export const deliveryStates = [
  'due',
  'claimed',
  'unknown',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'failed',
  'expired',
] as const;

/** How far a message has got. */
export type DeliveryState = (typeof deliveryStates)[number];
