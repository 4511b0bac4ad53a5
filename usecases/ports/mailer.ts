import type { SendResult } from '../../domain/delivery/send-result.ts';
import type { Message } from '../../messages/letter/message.ts';

/** A message with its recipient and its delivery. */
export type OutgoingMessage = {
  readonly to: { readonly name: string; readonly email: string };
  readonly deliveryId: string;
  /** The name of the thread that the message belongs to, of ASCII letters, digits, dots and dashes; omitted for none. */
  readonly thread?: string;
  readonly message: Message;
  /** The reader's one-click unsubscribe link (RFC 8058), if they can unsubscribe: https, or http to this machine. */
  readonly unsubscribe?: { readonly url: string };
};

/** Sends one message to one recipient, in exactly one attempt. Never throws: every failure is a result. */
export interface Mailer {
  send(message: OutgoingMessage): Promise<SendResult>;
}
