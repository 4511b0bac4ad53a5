import type { Message } from '../message/message.ts';

/** A message with its one recipient and the delivery it belongs to. */
export type OutgoingMessage = {
  readonly to: { readonly name: string; readonly email: string };
  readonly deliveryId: string;
  readonly message: Message;
  /** By which link its reader unsubscribes with one click (RFC 8058), where they may: https, or http to this machine. */
  readonly unsubscribe?: { readonly url: string };
};

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

/** Sends one message to one recipient, in exactly one attempt. */
export interface Mailer {
  send(message: OutgoingMessage): Promise<SendResult>;
}
