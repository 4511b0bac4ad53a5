import { Temporal } from 'temporal-polyfill';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import type { SendResult } from '../../domain/delivery/send-result.ts';
import { threadOf } from '../../domain/delivery/thread-of.ts';
import { languagesOf } from '../../domain/language/reader-language.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Message } from '../../messages/letter/message.ts';
import type { Ports } from '../ports/ports.ts';
import { calendarLinks } from './calendar-links.ts';
import type { MessageRenderer } from './message-renderer.ts';
import { unsubscribeUrl } from './subscriptions.ts';

/** Renders a claimed delivery and sends it in one attempt. Never throws: every failure is a result. */
export async function sendOnce(
  ports: Pick<Ports, 'apiUrl' | 'clock' | 'letterhead' | 'mailer' | 'signingKey'>,
  renderer: MessageRenderer,
  delivery: Delivery,
): Promise<SendResult> {
  let message: Message;
  let url: string | null;
  try {
    url = await unsubscribeUrl(ports, delivery);
    const calendars = await calendarLinks(ports, delivery);
    message = await renderer.render(delivery, instantText(ports.clock.now()), url, calendars);
  } catch (error) {
    return {
      outcome: 'retry',
      failure: `${deliveryFailures.notRendered}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const { recipient, id, expiresAt } = delivery;
  const [first] = languagesOf(recipient.language ?? 'both');
  const thread = threadOf(delivery.content);
  if (!isBefore(ports.clock.now(), Temporal.Instant.from(expiresAt)))
    return { outcome: 'retry', failure: deliveryFailures.expiredWhileSending };
  return ports.mailer.send({
    to: { name: recipient.post[first], email: recipient.email },
    deliveryId: id,
    ...(thread === null ? {} : { thread }),
    message,
    ...(url === null ? {} : { unsubscribe: { url } }),
  });
}
