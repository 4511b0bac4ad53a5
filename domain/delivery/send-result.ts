/**
 * What became of one attempt to send.
 * `refused`: the service will never take this message; `held`: it takes no message now, because of the sending rate, the day's
 * quota or a pause; `retry`: it did not take this one now; `unknown`: no clear answer, the message may have left.
 */
export type SendResult =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly failure: string }
  | { readonly outcome: 'held'; readonly by: 'rate' | 'quota' | 'pause'; readonly failure: string }
  | { readonly outcome: 'retry'; readonly failure: string }
  | { readonly outcome: 'unknown'; readonly failure: string };
