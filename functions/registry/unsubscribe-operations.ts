import { unsubscribing } from '../../contract/unsubscribing.ts';
import { readUnsubscribeToken } from '../../domain/access/unsubscribe-token.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { type OpenOperation, openOperation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { subscriptionPage, wrongLinkPage } from './unsubscribe-pages.ts';

/** A page that loads nothing, runs nothing, may be framed by nobody, and sends its form to nobody else. */
const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/**
 * Unsubscribing by the link in a message. The link is all it takes. Looking at it changes nothing, so that programs which
 * follow every link of a message unsubscribe nobody.
 */
export function unsubscribeOperations({
  unsubscribes,
  signingKey,
  clock,
}: Pick<Ports, 'clock' | 'signingKey' | 'unsubscribes'>): OpenOperation[] {
  /** What the link is about; null for one that nobody signed, whatever is wrong with it. */
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
