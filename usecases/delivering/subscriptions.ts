import { personHash, type Subscription, unsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import type { MessageKind } from '../../domain/delivery/message-kind.ts';
import type { Ports } from '../ports/ports.ts';
import type { SigningKey } from '../ports/signing-key.ts';

type SubscriptionPorts = Pick<Ports, 'unsubscribes' | 'signingKey'>;

/** Whether a recipient wants a message; `unknown` while that cannot be read. */
export type Wanted = 'wanted' | 'unsubscribed' | 'unknown';

/**
 * Who wants the messages of one run. The first failure to read the signing key or the subscriptions holds until the run ends:
 * nothing more is read, so the next run is the next attempt. Messages that nobody can unsubscribe from need neither.
 */
export class Subscriptions {
  readonly #ports: SubscriptionPorts;
  #failure: string | null = null;

  constructor(ports: SubscriptionPorts) {
    this.#ports = ports;
  }

  /** Why it cannot be known who has unsubscribed; null while it can. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Whether each delivery, by id, is wanted; at most 100 at once. */
  async among(deliveries: readonly Delivery[]): Promise<(id: string) => Wanted> {
    const optional = deliveries.filter((delivery) => kindToLeave(delivery) !== null).map(({ id }) => id);
    const unsubscribed = optional.length === 0 ? new Set<string>() : await this.#unsubscribed(deliveries);
    const waiting = new Set(unsubscribed === null ? optional : []);
    return (id) => (waiting.has(id) ? 'unknown' : unsubscribed?.has(id) === true ? 'unsubscribed' : 'wanted');
  }

  /** The ids of those whose recipient has unsubscribed; null when that cannot be read. */
  async #unsubscribed(deliveries: readonly Delivery[]): Promise<Set<string> | null> {
    if (this.#failure !== null) return null;
    try {
      const asked: { readonly id: string; readonly subscription: Subscription }[] = [];
      for (const delivery of deliveries) {
        const subscription = await subscriptionOf(delivery, this.#ports.signingKey);
        if (subscription !== null) asked.push({ id: delivery.id, subscription });
      }
      const answers = await this.#ports.unsubscribes.hasEach(asked.map(({ subscription }) => subscription));
      return new Set(asked.filter((_, index) => answers[index] === true).map(({ id }) => id));
    } catch (error) {
      this.#failure = `${deliveryFailures.unknownSubscriptions}: ${error instanceof Error ? error.message : String(error)}`;
      return null;
    }
  }
}

/** Whether a delivery's recipient has unsubscribed from its kind of message; always false for a duty. */
export async function hasUnsubscribed(
  { unsubscribes, signingKey }: SubscriptionPorts,
  delivery: Delivery,
): Promise<boolean> {
  const subscription = await subscriptionOf(delivery, signingKey);
  return subscription !== null && unsubscribes.has(subscription);
}

/** The recipient's unsubscribe link for this kind of message; null if they cannot unsubscribe. */
export async function unsubscribeUrl(
  { signingKey, apiUrl }: Pick<Ports, 'signingKey' | 'apiUrl'>,
  delivery: Delivery,
): Promise<string | null> {
  const subscription = await subscriptionOf(delivery, signingKey);
  if (subscription === null) return null;
  return `${apiUrl}/v1/unsubscribe/${unsubscribeToken(subscription, await signingKey.read())}`;
}

/** What the recipient can unsubscribe from; null where there is nothing. */
async function subscriptionOf(delivery: Delivery, signingKey: SigningKey): Promise<Subscription | null> {
  const kind = kindToLeave(delivery);
  if (kind === null) return null;
  return { kind, person: personHash(delivery.recipient.email, await signingKey.read()) };
}

/** The kind of message that can be unsubscribed from; null for a duty, and for a test message. */
function kindToLeave({ content, duty }: Delivery): MessageKind | null {
  return duty === true ? null : contentRules[content.kind].messageKind;
}
