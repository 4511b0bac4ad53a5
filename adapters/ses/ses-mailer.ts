import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import * as z from 'zod';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import type { SendResult } from '../../domain/delivery/send-result.ts';
import type { Mailer, OutgoingMessage } from '../../usecases/ports/mailer.ts';
import { classifyFailure } from './classify-failure.ts';
import { composeMime, type Sender } from './mime.ts';

/** The sender of messages, and the configuration set that publishes their events. */
export type SesMailerOptions = { readonly from: Sender; readonly configurationSet: string };

const addressSchema = z.email().max(254);

/**
 * Sends through Amazon SES. Every message carries its delivery id, as the message tag `delivery` for SES events and as
 * the header `X-Tiendo-Delivery`.
 */
export class SesMailer implements Mailer {
  readonly #client: SESClient;
  readonly #options: SesMailerOptions;

  /** @param client a client that tries only once, as created by `createSesClient` */
  constructor(client: SESClient, options: SesMailerOptions) {
    this.#client = client;
    this.#options = options;
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const { from, configurationSet } = this.#options;
    if (!addressSchema.safeParse(message.to.email).success) {
      return { outcome: 'refused', failure: deliveryFailures.noAddress };
    }
    const composed = compose(from, message);
    if (!composed.ok) return { outcome: 'retry', failure: composed.failure };
    const command = new SendRawEmailCommand({
      Source: from.address,
      Destinations: [message.to.email],
      RawMessage: { Data: composed.mime },
      ConfigurationSetName: configurationSet,
      Tags: [{ Name: 'delivery', Value: message.deliveryId }],
    });
    try {
      const { MessageId } = await this.#client.send(command);
      if (MessageId !== undefined) return { outcome: 'sent', messageId: MessageId };
      return { outcome: 'unknown', failure: deliveryFailures.noMessageId };
    } catch (error) {
      return classifyFailure(error);
    }
  }
}

type Composed =
  | { readonly ok: true; readonly mime: Buffer }
  | { readonly ok: false; readonly failure: string };

/** A message that cannot be composed was not sent; the cause may be a setting, so it is worth a retry. */
function compose(from: Sender, message: OutgoingMessage): Composed {
  try {
    return { ok: true, mime: composeMime(from, message) };
  } catch (error) {
    return {
      ok: false,
      failure: `${deliveryFailures.notComposed}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
