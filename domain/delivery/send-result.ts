/** Why the service accepts no message at all now. */
export type HeldBy = 'rate' | 'quota' | 'pause' | 'account';

/**
 * The result of one attempt to send. `refused`: the service will never accept this message. `held`: it accepts no message
 * now, because of the sending rate, the daily quota, a pause, or a fault of the account or its settings that operations have
 * to fix. `retry`: it did not accept this message now. `unknown`: no clear answer; the message may have been sent.
 */
export type SendResult =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly failure: string }
  | { readonly outcome: 'held'; readonly by: HeldBy; readonly failure: string }
  | { readonly outcome: 'retry'; readonly failure: string }
  | { readonly outcome: 'unknown'; readonly failure: string };
