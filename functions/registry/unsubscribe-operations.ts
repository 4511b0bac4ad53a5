import { unsubscribing } from '../../contract/unsubscribing.ts';
import { readUnsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
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
export function unsubscribeOperations({
  unsubscribes,
  signingKey,
  clock,
}: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>): OpenOperation[] {
  /** The link's content; null for a link with an invalid signature, whatever is wrong with it. */
  const subscriptionIn = async (token: string) => readUnsubscribeToken(token, await signingKey.read());
  return [
    openOperation(unsubscribing.getUnsubscribe, async ({ parameters }) => {
      const subscription = await subscriptionIn(parameters.token);
      if (subscription === null) return reply(404, wrongLinkPage, { headers });
      const state = (await unsubscribes.has(subscription)) ? 'unsubscribed' : 'subscribed';
      return reply(200, subscriptionPage(subscription.kind, state), { headers });
    }),
    openOperation(unsubscribing.unsubscribe, async ({ parameters, body }) => {
      const subscription = await subscriptionIn(parameters.token);
      if (subscription === null) return reply(404, wrongLinkPage, { headers });
      const { kind } = subscription;
      if ('action' in body) {
        await unsubscribes.remove(subscription);
        return reply(200, subscriptionPage(kind, 'subscribed-again'), { headers });
      }
      await unsubscribes.add(subscription, clock.now());
      return reply(200, subscriptionPage(kind, 'unsubscribed'), { headers });
    }),
  ];
}
