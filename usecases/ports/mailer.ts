import type { SendResult } from '../../domain/delivery/send-result.ts';
import type { Message } from '../../messages/letter/message.ts';

/** A message with its one recipient and the delivery it belongs to. */
export type OutgoingMessage = {
  readonly to: { readonly name: string; readonly email: string };
  readonly deliveryId: string;
  readonly message: Message;
  /** By which link its reader unsubscribes with one click (RFC 8058), where they may: https, or http to this machine. */
  readonly unsubscribe?: { readonly url: string };
};

/** Sends one message to one recipient, in exactly one attempt. It never throws: every failure is a result. */
export interface Mailer {
  send(message: OutgoingMessage): Promise<SendResult>;
}
