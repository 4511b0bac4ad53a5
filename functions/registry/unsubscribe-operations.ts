import { unsubscribing } from '../../contract/unsubscribing.ts';
import { changeSubscription, linkedSubscription } from '../../usecases/delivering/change-subscription.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type OpenOperation, openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { subscriptionPage, wrongLinkPage } from './unsubscribe-pages.ts';

/** A page that loads nothing, runs nothing, cannot be framed, and submits its form only to its own origin. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/**
 * Unsubscribing with the link in a message, which is the only credential needed. Opening it changes nothing, so that
 * programs that follow every link of a message unsubscribe no one.
 */
export function unsubscribeOperations(
  ports: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>,
): OpenOperation[] {
  return [
    openOperation(unsubscribing.getUnsubscribe, async ({ parameters: { token } }) => {
      const found = await linkedSubscription(ports, token);
      if (found === null) return reply(404, wrongLinkPage, { headers });
      const state = found.isSubscribed ? 'subscribed' : 'unsubscribed';
      return reply(200, subscriptionPage(found.kind, state), { headers });
    }),
    openOperation(unsubscribing.unsubscribe, async ({ parameters: { token }, body }) => {
      const changed = await changeSubscription(ports, token, { isSubscribed: 'action' in body });
      if (changed === null) return reply(404, wrongLinkPage, { headers });
      const state = changed.isSubscribed ? 'subscribed-again' : 'unsubscribed';
      return reply(200, subscriptionPage(changed.kind, state), { headers });
    }),
  ];
}
